package io.mastic.runtime.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mastic.runtime.launch.ScalaCompiler.NotCompiledException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScalaCompilerTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'/r/x.scala:3: error: not found: value a\n  val b = a\n          ^\none error found\n'"
            + " | ', line 3: not found: value a: val b = a'",
        "'/r/x.scala:1: warning: odd\n/r/x.scala:7: error: ) expected\n}\n^\n'"
            + " | ', line 7: ) expected: }'",
        "'java.lang.OutOfMemoryError' | ' was not compiled: java.lang.OutOfMemoryError'",
        "'' | ' was not compiled'"
      })
  void theFirstErrorIsTold(String said, String told) {
    assertThat(ScalaCompiler.told(said)).isEqualTo(told);
  }

  @Test
  void aScriptIsCompiledAgainOnlyIfSomethingChanged(@TempDir Path folder) throws Exception {
    Path kept = folder.resolve("kept");
    ScalaCompiler compiler = new ScalaCompiler(List.of(), kept);
    Path script = Files.writeString(folder.resolve("script"), "object A");
    // Without a compiler only what is kept can be had.
    assertThatThrownBy(() -> compiler.jar(script, "a.scala", List.of(), folder.resolve("1")))
        .isInstanceOf(NotCompiledException.class)
        .hasMessageStartingWith("a.scala was not compiled");
    Files.createDirectories(kept);
    Path jar = Files.writeString(kept.resolve(compiler.key(script, "a.scala", List.of())), "");
    Files.move(jar, kept.resolve(jar.getFileName() + ".jar"));
    assertThat(compiler.jar(script, "a.scala", List.of(), folder.resolve("2"))).isRegularFile();
    Path library = Files.writeString(folder.resolve("library.jar"), "other");
    assertThatThrownBy(
            () -> compiler.jar(script, "a.scala", List.of("" + library), folder.resolve("3")))
        .isInstanceOf(NotCompiledException.class);
    Files.writeString(script, "object B");
    assertThatThrownBy(() -> compiler.jar(script, "a.scala", List.of(), folder.resolve("4")))
        .isInstanceOf(NotCompiledException.class);
  }
}
