package io.mastic.runtime.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mastic.runtime.frame.Sparks;
import io.mastic.runtime.option.Options;
import io.mastic.runtime.sink.S3Sink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What docs/jobs.md says of formats is so. */
class KnownFormatsTest {

  private static final Path FILE =
      Path.of("src/main/resources/io/mastic/runtime/option/known-formats.txt");

  @TempDir Path folder;

  static Stream<List<String>> each() throws IOException {
    return Files.readAllLines(FILE).stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(line -> List.of(line.split(" \\|", 4)));
  }

  @ParameterizedTest
  @MethodSource("each")
  void itIsAsTheTableSays(List<String> format) {
    String name = format.get(0);
    assertThat(format.get(1).strip()).isEqualTo("acts");
    assertThatCode(() -> FileFormat.of(name)).doesNotThrowAnyException();
    Options path = new Options(Map.of("path", folder.resolve("out").toUri().toString()));
    S3Sink sink = new S3Sink(path, name, Options.NONE, null);
    var rows = Sparks.session().sql("SELECT 1 AS a");
    if (format.get(2).strip().equals("acts")) {
      sink.write(rows);
      assertThat(folder.resolve("out")).isNotEmptyDirectory();
    } else {
      assertThatThrownBy(() -> sink.write(rows))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(name);
    }
  }

  @Test
  void anotherIsRefusedByName() {
    assertThatThrownBy(() -> FileFormat.of("xlsx")).hasMessageContaining("xlsx");
  }
}
