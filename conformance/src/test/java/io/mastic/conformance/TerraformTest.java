package io.mastic.conformance;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Terraform with the provider for AWS against a running server. Where the command is on the PATH
 * these fail rather than being skipped, also for want of a provider.
 */
class TerraformTest {

  @BeforeEach
  void terraformIsOnThePath() {
    assumeTrue(
        Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, "terraform"))),
        "the command terraform");
  }

  @Test
  void aProject(@TempDir Path directory) throws Exception {
    passes("Small", directory);
  }

  @Test
  @Tag("slow")
  void everyTypeThroughTheWholeCycle(@TempDir Path directory) throws Exception {
    passes("Whole", directory);
  }

  /** The pipeline of examples/, made, run and taken away. */
  @Test
  @Tag("slow")
  void thePipelineRuns(@TempDir Path directory) throws Exception {
    passes("Pipeline", directory);
  }

  @Test
  @Tag("slow")
  void aPlanOfTwoHundredResources(@TempDir Path directory) throws Exception {
    passes("Plan", directory);
  }

  private static void passes(String suite, Path directory) throws Exception {
    try (MasticProcess server = MasticProcess.serve(directory.resolve("data"))) {
      PythonClientsTest.passes(
          List.of("test_terraform." + suite),
          server,
          directory,
          Map.of(
              "MASTIC_DATA",
              directory.resolve("data").toString(),
              "MASTIC_WRITE_DOCS",
              System.getenv().getOrDefault("MASTIC_WRITE_DOCS", "")));
    }
  }
}
