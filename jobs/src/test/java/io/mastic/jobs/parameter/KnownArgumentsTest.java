package io.mastic.jobs.parameter;

import static org.assertj.core.api.Assertions.assertThat;

import io.mastic.jobs.parameter.KnownArgument.Effect;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** No argument that AWS documents passes in silence. */
class KnownArgumentsTest {

  /** The names of the guide's page "Using job parameters in AWS Glue jobs". */
  private static final List<String> OF_THE_GUIDE =
      List.of(
          ("--additional-python-modules --auto-scale-within-microbatch --class"
                  + " --continuous-log-conversionPattern --continuous-log-logGroup"
                  + " --continuous-log-logStreamPrefix --customer-driver-env-vars"
                  + " --customer-executor-env-vars --datalake-formats --disable-proxy-v2"
                  + " --enable-auto-scaling --enable-continuous-cloudwatch-log"
                  + " --enable-continuous-log-filter --enable-glue-datacatalog"
                  + " --enable-job-insights --enable-lakeformation-fine-grained-access"
                  + " --enable-metrics --enable-observability-metrics --enable-rename-algorithm-v2"
                  + " --enable-s3-parquet-optimized-committer --enable-spark-ui --executor-cores"
                  + " --extra-files --extra-jars --extra-py-files --job-bookmark-option"
                  + " --job-bookmark-from --job-bookmark-to --job-language"
                  + " --python-modules-installer-option --python-virtual-env"
                  + " --python-virtual-env-storage-prefix --python-virtual-env-version"
                  + " --scriptLocation --spark-event-logs-path --TempDir --use-postgres-driver"
                  + " --user-jars-first --conf --encryption-type --debug --mode --JOB_NAME"
                  + " --endpoint")
              .split(" "));

  /** What the script itself reads from its command line. */
  private static final Set<String> OF_THE_SCRIPT =
      Set.of("--TempDir", "--debug", "--mode", "--endpoint");

  private static Parameters of(String key, String value) {
    return Parameters.of(Map.of(key, value));
  }

  static Stream<KnownArgument> every() {
    return KnownArguments.ALL.stream();
  }

  @Test
  void theGuidesPageIsInTheTable() {
    assertThat(KnownArguments.ALL).extracting(KnownArgument::name).containsAll(OF_THE_GUIDE);
    assertThat(KnownArguments.ALL).extracting(KnownArgument::name).doesNotHaveDuplicates();
  }

  @Test
  void atMostFifteenHaveNoEffect() {
    assertThat(KnownArguments.ALL.stream().filter(known -> known.effect() == Effect.NONE))
        .hasSizeBetween(1, 15);
  }

  @ParameterizedTest
  @MethodSource("every")
  void eachActsOrSaysThatItDoesNot(KnownArgument known) {
    switch (known.effect()) {
      case REFUSED -> {
        assertThat(KnownArguments.refusal(of(known.name(), "true")).orElseThrow())
            .startsWith(known.name() + " is not available here: ");
        assertThat(KnownArguments.refusal(of(known.name(), "false"))).isEmpty();
      }
      case NONE -> {
        assertThat(KnownArguments.withoutEffect(of(known.name(), "true"))).containsOnly(known);
        assertThat(KnownArguments.withoutEffect(of(known.name(), "false"))).isEmpty();
      }
      case ACTS -> assertThat(isReadByCode(known.name())).as(known.name()).isTrue();
      case ALWAYS -> assertThat(KnownArguments.refusal(of(known.name(), "true"))).isEmpty();
    }
  }

  /** Somewhere beyond the table. */
  private static boolean isReadByCode(String name) {
    return OF_THE_SCRIPT.contains(name) || SOURCES.stream().anyMatch(text -> names(text, name));
  }

  private static boolean names(String text, String name) {
    String bare = name.substring(2);
    return text.contains('"' + name + '"')
        || text.contains("given.get(\"" + bare.replace('-', '_') + "\")");
  }

  private static final List<String> SOURCES = sources();

  private static List<String> sources() {
    List<String> sources = new ArrayList<>();
    for (String module : List.of("../jobs", "../runtime")) {
      try (Stream<Path> files = Files.walk(Path.of(module, "src/main/java"))) {
        for (Path file :
            files
                .filter(f -> f.toString().endsWith(".java"))
                .filter(f -> !f.endsWith("KnownArguments.java"))
                .collect(Collectors.toList())) {
          sources.add(Files.readString(file));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return sources;
  }

  @ParameterizedTest
  @CsvSource({
    "--datalake-formats, paimon, 'not paimon'",
    "--datalake-formats, 'delta,hudy', 'not hudy'",
    "--job-language, java, 'must be scala or python'",
    "--executor-cores, many, 'a positive number'",
    "--executor-cores, 0, 'a positive number'"
  })
  void aValueThatAwsDoesNotKnowIsRefused(String name, String value, String words) {
    assertThat(KnownArguments.refusal(of(name, value)).orElseThrow()).contains(name, words);
  }

  @ParameterizedTest
  @CsvSource({
    "--datalake-formats, 'hudi, Delta,iceberg'",
    "--job-language, scala",
    "--executor-cores, 8",
    "--mine, x"
  })
  void otherValuesAreNot(String name, String value) {
    assertThat(KnownArguments.refusal(of(name, value))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "--datalake-format, --datalake-formats",
    "--enable-metric, --enable-metrics",
    "--ENABLE-METRICS, --enable-metrics",
    "--enable-glue-datacatlog, --enable-glue-datacatalog"
  })
  void whatIsNearlyOneOfGluesIsNamed(String name, String known) {
    assertThat(KnownArguments.meant(name)).contains(known);
  }

  @ParameterizedTest
  @CsvSource({"--model", "--class", "--extra-data", "--source_database", "--target-table-names"})
  void whatIsTheScriptsOwnIsNot(String name) {
    assertThat(KnownArguments.meant(name)).isEmpty();
  }

  @Test
  void variablesOfExecutorsMayBeQuoted() {
    Parameters asked =
        of("--customer-executor-env-vars", "CUSTOMER_A=1, CUSTOMER_B=\"x,y z\",OTHER=2");
    assertThat(asked.executorVariables())
        .containsExactlyInAnyOrderEntriesOf(Map.of("CUSTOMER_A", "1", "CUSTOMER_B", "x,y z"));
  }
}
