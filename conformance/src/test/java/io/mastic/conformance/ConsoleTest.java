package io.mastic.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The console in a real browser: each page does its main act, by console/tests/all.mjs. It needs
 * Debian's chromium and the console built, which takes Node.
 */
class ConsoleTest {

  private static final Path CONSOLE = MasticProcess.home().resolve("console");
  private static final int LONGEST_MINUTES = 25;

  /** What people do first and most. */
  private static final String FIRST =
      "signin,home,jobs,runs,crawlers,catalog,preview,objects,workflows,magics,notebooks,notebookcells";

  @Test
  void pagesDoTheirMainAct(@TempDir Path directory) throws Exception {
    passes(directory, Map.of("PAGES", FIRST));
  }

  /** All pages, hard names, failures, restarts and what axe finds. */
  @Test
  @Tag("slow")
  void everyPage(@TempDir Path directory) throws Exception {
    passes(directory, Map.of());
  }

  private static void passes(Path directory, Map<String, String> more) throws Exception {
    assumeTrue(Files.exists(Path.of("/usr/bin/chromium")), "there is no chromium");
    assumeTrue(Files.exists(CONSOLE.resolve("target/site/index.html")), "the console is not built");
    Path output = directory.resolve("console.log");
    try (MasticProcess server = MasticProcess.serve(directory.resolve("data"))) {
      ProcessBuilder tests =
          new ProcessBuilder("node", "--test-reporter=spec", "--test", "tests/all.mjs")
              .directory(CONSOLE.toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile());
      tests.environment().putAll(more);
      tests.environment().put("MASTIC_URL", server.uri().toString());
      tests.environment().put("MASTIC_KEY", MasticProcess.KEY_ID + ":" + MasticProcess.SECRET);
      tests
          .environment()
          .put("MASTIC_PROGRAM", String.join("\n", MasticProcess.command().command()));
      Process process = tests.start();
      try {
        assertThat(process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES))
            .as(() -> read(output))
            .isTrue();
      } finally {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
      }
      assertThat(process.exitValue()).as(() -> read(output)).isZero();
    }
  }

  private static String read(Path output) {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      return "no output: " + e.getMessage();
    }
  }
}
