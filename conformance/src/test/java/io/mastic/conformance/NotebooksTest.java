package io.mastic.conformance;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Notebooks on the kernel Glue PySpark, run by nbclient. They need ipykernel, matplotlib and
 * nbclient in the interpreter, which .ci/run installs: in CI they are never skipped.
 */
class NotebooksTest {

  @Test
  void notebooksRunAndSayWhatTheyShould(@TempDir Path directory) throws Exception {
    assumeTrue(
        ends("import ipykernel, matplotlib, nbclient, boto3") == 0,
        "python3 has no ipykernel, matplotlib, nbclient or boto3: pip install ipykernel matplotlib"
            + " nbclient boto3");
    try (MasticProcess server = MasticProcess.serve(directory.resolve("data"))) {
      PythonClientsTest.passes(PythonClientsTest.NOTEBOOKS, server, directory, Map.of());
    }
  }

  private static int ends(String program) throws IOException, InterruptedException {
    return new ProcessBuilder("python3", "-c", program)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }
}
