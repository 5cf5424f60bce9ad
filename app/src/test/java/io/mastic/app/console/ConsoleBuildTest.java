package io.mastic.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code console/build} says on a machine that cannot build the console. */
class ConsoleBuildTest {

  private static final Path SCRIPT = Path.of("../console/build").toAbsolutePath().normalize();
  private static final String LINE =
      "console: not built, for want of Node.js 20 or newer with npm; all else works. Later:"
          + " console/build\n";

  @TempDir private Path directory;

  /** The machine's programs, of which Node is none. */
  private Path programs() throws IOException {
    Path bin = Files.createDirectory(directory.resolve("bin"));
    for (String name : List.of("bash", "dirname", "sed", "find", "head", "mkdir", "touch")) {
      Path program =
          Files.exists(Path.of("/usr/bin", name))
              ? Path.of("/usr/bin", name)
              : Path.of("/bin", name);
      Files.createSymbolicLink(bin.resolve(name), program);
    }
    return bin;
  }

  private static void program(Path file, String text) throws IOException {
    Files.writeString(file, "#!/bin/sh\n" + text + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private String build(Path bin) throws Exception {
    Path console = Files.createDirectory(directory.resolve("console"));
    Files.copy(SCRIPT, console.resolve("build"));
    ProcessBuilder build =
        new ProcessBuilder("/bin/bash", console.resolve("build").toString())
            .redirectErrorStream(true);
    build.environment().put("PATH", bin.toString());
    build.environment().put("CI", "true");
    Process process = build.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(said).isZero();
    assertThat(console.resolve("target")).doesNotExist();
    return said;
  }

  @Test
  void withoutNodeItSaysSoInOneLineAndIsContent() throws Exception {
    assertThat(build(programs())).isEqualTo(LINE);
  }

  @Test
  void anOldNodeIsNone() throws Exception {
    Path bin = programs();
    program(bin.resolve("node"), "echo v18.19.0");
    program(bin.resolve("npm"), "exit 1");
    assertThat(build(bin)).isEqualTo(LINE);
  }

  @Test
  void nodeWithoutNpmIsNone() throws Exception {
    Path bin = programs();
    program(bin.resolve("node"), "echo v22.1.0");
    assertThat(build(bin)).isEqualTo(LINE);
  }
}
