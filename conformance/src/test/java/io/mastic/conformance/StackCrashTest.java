package io.mastic.conformance;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * kill -9 of the server in the middle of deployments: each comes to the end that it would have come
 * to, everything that the stack tells is there, and nothing else is.
 */
class StackCrashTest {

  @Test
  void aFewKills(@TempDir Path directory) throws Exception {
    kill(3, directory);
  }

  @Test
  @Tag("slow")
  void manyKills(@TempDir Path directory) throws Exception {
    kill(20, directory);
  }

  private static void kill(int times, Path directory) throws Exception {
    Path data = directory.resolve("data");
    for (int round = 0; round <= times; round++) {
      try (MasticProcess server = MasticProcess.serve(data)) {
        String pid = round < times ? String.valueOf(server.pid()) : "0";
        PythonClientsTest.passes(
            List.of("stack_kills"),
            server,
            directory,
            Map.of("MASTIC_ROUND", String.valueOf(round), "MASTIC_PID", pid));
      }
    }
  }
}
