package io.mastic.conformance;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tables that Spark SQL, getSink, crawlers and Trino made are read by all the others: the suite
 * test_trino of src/test/python, on one server and one Trino.
 */
@Tag("slow")
class TrinoTest {

  @Test
  void everyoneReadsWhatTheOthersMade(@TempDir Path directory) throws Exception {
    Optional<Path> java = LocalTrino.findJava();
    assumeThat(java).as("a JDK that is new enough for Trino, in /usr/lib/jvm").isPresent();
    Optional<Path> archive = LocalTrino.findArchive(directory);
    assumeThat(archive).as("Trino's server, from Maven").isPresent();
    Path folder = Files.createDirectory(directory.resolve("trino"));
    try (MasticProcess server = MasticProcess.serve(directory.resolve("data"));
        LocalTrino trino = LocalTrino.start(java.get(), archive.get(), folder, server)) {
      PythonClientsTest.passes(
          List.of("test_trino"),
          server,
          directory,
          Map.of("MASTIC_TRINO_URL", trino.uri().toString()));
    }
  }
}
