package io.mastic.conformance;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the server's options for stacks do. */
class StackOptionsTest {

  @Test
  void unknownTypesAreTakenAsPlaceholders(@TempDir Path directory) throws Exception {
    try (MasticProcess server =
        MasticProcess.serve(directory.resolve("data"), "--cloudformation", "unknown=placeholder")) {
      PythonClientsTest.passes(List.of("stack_placeholders"), server, directory, Map.of());
    }
  }
}
