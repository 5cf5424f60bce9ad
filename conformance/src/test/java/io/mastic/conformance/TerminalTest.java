package io.mastic.conformance;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The programs that somebody has at a terminal, on a terminal. */
class TerminalTest {

  @Test
  void shellAndNotebook(@TempDir Path directory) throws Exception {
    Path data = directory.resolve("data");
    try (MasticProcess server = MasticProcess.serve(data)) {
      PythonClientsTest.passes(
          List.of("test_terminal"),
          server,
          directory,
          Map.of(
              "MASTIC_COMMAND",
              new ObjectMapper().writeValueAsString(MasticProcess.command().command()),
              "MASTIC_DATA",
              data.toString()));
    }
  }
}
