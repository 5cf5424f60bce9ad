package io.mastic.conformance;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * kill -9 of the server while blueprints run: what they make is there whole, once, or not at all.
 */
@Tag("slow")
class BlueprintCrashTest {

  private static final int KILLS = 4;

  @Test
  void nothingIsHalfMade(@TempDir Path directory) throws Exception {
    Path data = directory.resolve("data");
    for (int round = 0; round <= KILLS; round++) {
      try (MasticProcess server = MasticProcess.serve(data)) {
        String pid = round < KILLS ? String.valueOf(server.pid()) : "0";
        PythonClientsTest.passes(
            List.of("blueprint_kills"),
            server,
            directory,
            Map.of("MASTIC_ROUND", String.valueOf(round), "MASTIC_PID", pid));
      }
    }
  }
}
