package io.mastic.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code mastic run}: output, exit code, arguments and neighbours of a local script. */
class RunCommandTest {

  private static final String SCRIPT =
      """
      import sys
      from awsglue.utils import getResolvedOptions
      import beside
      args = getResolvedOptions(sys.argv, ["JOB_NAME", "who"])
      print(args["JOB_NAME"], args["who"], beside.WORD)
      sys.exit(7)
      """;

  @TempDir private Path directory;

  @Test
  void aScriptsOutputAndExitCodeArePassedOn() throws Exception {
    Files.writeString(directory.resolve("nightly.py"), SCRIPT);
    Files.writeString(directory.resolve("beside.py"), "WORD = 'found'");
    int exit = run("nightly.py", "--", "--who", "a b");
    assertThat(read("out")).isEqualTo("nightly a b found\n");
    assertThat(read("err")).contains("FAILED: nightly.py, line 6: SystemExit: 7");
    assertThat(exit).isEqualTo(7);
  }

  @Test
  void aScriptThatIsNotThereIsNamed() throws Exception {
    assertThat(run("nothing.py")).isEqualTo(2);
    assertThat(read("err")).contains("nothing.py");
  }

  private int run(String script, String... more) throws Exception {
    ProcessBuilder command =
        MasticProcess.command(
            "run",
            "--python-shell",
            "--data",
            directory.resolve("data").toString(),
            directory.resolve(script).toString());
    command.command().addAll(List.of(more));
    Process process = command.redirectOutput(file("out")).redirectError(file("err")).start();
    if (!process.waitFor(2, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new AssertionError("not within two minutes: " + read("err"));
    }
    return process.exitValue();
  }

  private File file(String name) {
    return directory.resolve(name).toFile();
  }

  private String read(String name) throws Exception {
    return Files.readString(directory.resolve(name));
  }
}
