package io.mastic.app;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Names in the sources of all modules, the runtime's too: a search for one finds one thing. */
class SourceNamesTest {

  private static final Pattern TEXT =
      Pattern.compile(
          "/\\*.*?\\*/|//[^\\n]*|\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*\"", Pattern.DOTALL);

  private static final Pattern HEADER = Pattern.compile("(?m)^(?:import|package) .*;$");

  private static final Pattern QUALIFIED =
      Pattern.compile("\\b(?:java|javax|io|org|com|software|scala)(?:\\.[a-z]\\w*)+\\.([A-Z]\\w*)");

  @Test
  void eachSimpleNameIsOneThing() throws IOException {
    Map<String, List<Path>> named =
        sources().stream()
            .filter(file -> !file.endsWith("package-info.java"))
            .collect(groupingBy(file -> file.getFileName().toString()));
    assertThat(named).hasSizeGreaterThan(500);
    assertThat(named.values()).as("files of one name").noneMatch(files -> files.size() > 1);
  }

  /** Unless the file, or its package, has another class of that name: then one must be in full. */
  @Test
  void bodiesNameNoPackages() throws IOException {
    List<String> found = new ArrayList<>();
    for (Path file : sources()) {
      String source = Files.readString(file);
      String code = TEXT.matcher(source).replaceAll(" ");
      String body = HEADER.matcher(code).replaceAll(" ");
      Matcher names = QUALIFIED.matcher(body);
      while (names.find()) {
        if (!hasAnother(file, body, names.group(1))) {
          found.add(file.getFileName() + ": " + names.group());
        }
      }
    }
    assertThat(found).as("names to be imported").isEmpty();
  }

  /** So that whoever finds a class reads what else lives beside it. */
  @Test
  void eachPackageSaysWhatItIs() throws IOException {
    Set<Path> packages =
        sources().stream().map(Path::getParent).collect(toCollection(TreeSet::new));
    assertThat(packages).hasSizeGreaterThan(100);
    for (Path folder : packages) {
      assertThat(folder.resolve("package-info.java"))
          .content()
          .containsPattern("(?s)/\\*\\*[\\s*]+\\{?@?\\p{L}.*\\*/.*\\npackage ");
    }
  }

  private static boolean hasAnother(Path file, String body, String simple) {
    return Pattern.compile("(?<![\\w.])" + simple + "\\b").matcher(body).find()
        || Files.exists(file.resolveSibling(simple + ".java"));
  }

  private static List<Path> sources() throws IOException {
    List<Path> sources = new ArrayList<>();
    try (Stream<Path> modules = Files.list(Path.of(".."))) {
      for (Path main : modules.map(module -> module.resolve("src/main/java")).toList()) {
        if (Files.isDirectory(main)) {
          try (Stream<Path> files = Files.walk(main)) {
            files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
          }
        }
      }
    }
    return sources;
  }
}
