package io.mastic.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.mastic.contract.Operations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Where does an operation go? One search for its method in the files of operations leads to one,
 * and its package says what else lives there.
 */
class ReaderTest {

  private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();

  private static final Pattern SERVED =
      Pattern.compile("^\\| ([A-Za-z0-9]+) \\| (?:done|partly)[^|]*\\| `?([a-z.]+)`? \\|");

  @Test
  void oneSearchLeadsToEachOperation() throws IOException {
    Map<Path, String> files = operationFiles();
    Map<String, String> served = served();
    assertThat(served).hasSizeGreaterThan(200);
    List<String> astray = new ArrayList<>();
    for (Map.Entry<String, String> operation : served.entrySet()) {
      assertThat(Operations.find(operation.getKey())).as(operation.getKey()).isPresent();
      List<Path> found = search(files, operation.getKey());
      if (found.size() != 1) {
        astray.add(operation.getKey() + " is in " + found);
        continue;
      }
      Path home = found.get(0).getParent();
      if (!home.toString().replace('/', '.').endsWith("io.mastic." + operation.getValue())) {
        astray.add(operation.getKey() + " is not in " + operation.getValue() + " but in " + home);
      }
      Path says = home.resolve("package-info.java");
      if (!Files.exists(says) || !Files.readString(says).startsWith("/**")) {
        astray.add(home + " does not say what lives there");
      }
    }
    assertThat(astray).isEmpty();
  }

  private static List<Path> search(Map<Path, String> files, String operation) {
    String method = operation.substring(0, 1).toLowerCase(Locale.ROOT) + operation.substring(1);
    Pattern declared = Pattern.compile("\\b" + method + "\\((?:\\s|\\w+Request )");
    return files.entrySet().stream()
        .filter(file -> declared.matcher(file.getValue()).find())
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Those of the table, with their packages. */
  private static Map<String, String> served() throws IOException {
    Map<String, String> served = new TreeMap<>();
    for (String line : Files.readAllLines(REPOSITORY.resolve("docs/operations.md"))) {
      Matcher row = SERVED.matcher(line);
      if (row.find()) {
        served.put(row.group(1), row.group(2));
      }
    }
    return served;
  }

  private static Map<Path, String> operationFiles() throws IOException {
    Map<Path, String> files = new TreeMap<>();
    try (Stream<Path> modules = Files.list(REPOSITORY)) {
      for (Path main : modules.map(module -> module.resolve("src/main/java/io/mastic")).toList()) {
        if (Files.isDirectory(main)) {
          try (Stream<Path> found = Files.walk(main)) {
            for (Path file : found.filter(f -> f.toString().endsWith("Operations.java")).toList()) {
              files.put(file, Files.readString(file));
            }
          }
        }
      }
    }
    return files;
  }
}
