package io.mastic.jobs.parameter;

import static org.assertj.core.api.Assertions.assertThat;

import io.mastic.jobs.parameter.KnownArgument.Effect;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** docs/jobs.md says what jobs may ask for, from the tables that the code goes by. */
class JobsTableTest {

  private static final Path FILE = Path.of("../docs/jobs.md");
  private static final Path OPTIONS =
      Path.of("../runtime/src/main/resources/io/mastic/runtime/option/known-options.txt");
  private static final Path CONNECTIONS = OPTIONS.resolveSibling("known-connections.txt");
  private static final Path FORMATS = OPTIONS.resolveSibling("known-formats.txt");
  private static final Path RULES =
      Path.of("../runtime/src/main/java/io/mastic/runtime/quality/RuleSet.java");
  private static final Path TRANSFORMS = Path.of("../python/src/awsglue/transforms");

  @Test
  void thePageIsTrue() throws IOException {
    String page = page();
    if (System.getenv("MASTIC_WRITE_DOCS") != null) {
      Files.writeString(FILE, page);
    }
    assertThat(FILE).as("make it anew: run this test with MASTIC_WRITE_DOCS=1").hasContent(page);
    assertThat(page).contains("| `--extra-jars` | done |").contains("| s3 source | `groupFiles` |");
  }

  private static String page() throws IOException {
    StringBuilder page = new StringBuilder();
    page.append(
        """
        # What a job may ask for

        Written from the tables that the code goes by; `MASTIC_WRITE_DOCS=1` with `JobsTableTest` writes it anew. *done*: it does what AWS says. *always so*: what it asks
        for holds in every run. *refused*: the run, or the call, fails and names it. *without effect*: no row can differ; the run's log says it once.

        ## Arguments

        An argument that does not stand here is the script's own.

        | argument | | |
        |---|---|---|
        """);
    KnownArguments.ALL.forEach(
        known ->
            page.append(
                "| `%s` | %s | %s |\n"
                    .formatted(known.name(), known.effect().title(), known.words())));
    page.append(
        """

        ## Options

        Of sources and sinks on S3, of tables of files, of formats, of streams and of databases; one that ends in a dot stands for all that begin so. Options of JDBC, of connectors of one's own
        and of lake formats that do not stand here go on to the library behind them.

        | where | option | | |
        |---|---|---|---|
        """);
    for (String line : Files.readAllLines(OPTIONS)) {
      if (!line.isBlank() && !line.startsWith("#")) {
        page.append(row(line.split(" \\| ", 4)));
      }
    }
    page.append(
        """

        ## Connections

        The types that a job may read from and write to.

        | type | source | sink | |
        |---|---|---|---|
        """);
    page.append(both(CONNECTIONS));
    page.append(
        """

        ## Formats

        The formats of files.

        | format | read | written | |
        |---|---|---|---|
        """);
    page.append(both(FORMATS));
    page.append(
        """

        ## Transforms

        `awsglue.transforms` has, each as the guide describes it:

        """);
    try (var files = Files.list(TRANSFORMS)) {
      List<String> names =
          files
              .filter(file -> file.toString().endsWith(".py"))
              .filter(file -> !file.endsWith("transform.py"))
              .flatMap(file -> classes(file).stream())
              .sorted()
              .toList();
      page.append(names.stream().collect(Collectors.joining(", "))).append(".\n");
      page.append("\n`awsgluedq.transforms` has EvaluateDataQuality with these rules of DQDL:\n");
      page.append(String.join(", ", rules())).append("; any other fails and is named.\n");
    }
    return page.toString();
  }

  /** The names in the set of rules that the runtime evaluates. */
  private static List<String> rules() throws IOException {
    String source = Files.readString(RULES);
    String names = source.substring(source.indexOf("Set.of("), source.indexOf(");"));
    return Pattern.compile("\"(\\w+)\"").matcher(names).results().map(r -> r.group(1)).toList();
  }

  private static String row(String[] option) {
    Effect effect = effect(option[2]);
    return "| %s | `%s` | %s | %s |\n"
        .formatted(option[0], option[1], effect.title(), effect == Effect.ACTS ? "" : option[3]);
  }

  /** What is done both ways: from there, and to there. */
  private static String both(Path table) throws IOException {
    StringBuilder rows = new StringBuilder();
    for (String line : Files.readAllLines(table)) {
      if (!line.isBlank() && !line.startsWith("#")) {
        String[] parts = line.split(" \\|", 4);
        rows.append(
            "| `%s` | %s | %s |%s |\n"
                .formatted(parts[0], title(parts[1]), title(parts[2]), parts[3]));
      }
    }
    return rows.toString();
  }

  private static String title(String word) {
    return effect(word).title();
  }

  private static Effect effect(String word) {
    return Effect.valueOf(word.strip().toUpperCase(Locale.ROOT));
  }

  /** Of arguments and options together: in each of the places where an option stands. */
  @Test
  void atMostFifteenHaveNoEffect() throws IOException {
    long arguments =
        KnownArguments.ALL.stream().filter(known -> known.effect() == Effect.NONE).count();
    long options =
        Files.readAllLines(OPTIONS).stream().filter(line -> line.contains(" | none | ")).count();
    assertThat(arguments + options).isBetween(1L, 15L);
  }

  private static List<String> classes(Path file) {
    try {
      return Files.readAllLines(file).stream()
          .filter(line -> line.startsWith("class "))
          .map(line -> line.substring("class ".length(), line.indexOf('(')))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
