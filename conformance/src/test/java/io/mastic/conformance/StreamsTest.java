package io.mastic.conformance;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Jobs beside a Kafka, a MongoDB, and the Kinesis and DynamoDB of npm by the versions that
 * src/test/node pins.
 */
@Tag("slow")
class StreamsTest {

  private static final Path PINNED = Path.of("src/test/node");
  private static final Path INSTALLED = Path.of("target/node");

  @Test
  void allOfThem(@TempDir Path directory) throws Exception {
    assumeTrue(isInstalled(), "npm, and kinesalite and dynalite by it");
    try (MasticProcess server = MasticProcess.serve(directory.resolve("data"))) {
      PythonClientsTest.passes(PythonClientsTest.STREAMS, server, directory, Map.of());
    }
  }

  private static boolean isInstalled() throws InterruptedException {
    if (Files.isDirectory(INSTALLED.resolve("node_modules/kinesalite"))) {
      return true;
    }
    try {
      Files.createDirectories(INSTALLED);
      for (String file : List.of("package.json", "package-lock.json")) {
        Files.copy(
            PINNED.resolve(file), INSTALLED.resolve(file), StandardCopyOption.REPLACE_EXISTING);
      }
      Process npm =
          new ProcessBuilder("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
              .directory(INSTALLED.toFile())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return npm.waitFor() == 0;
    } catch (IOException noNpm) {
      return false;
    }
  }
}
