package io.mastic.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * boto3 and the AWS CLI against a running server: the suites of src/test/python, one server each.
 * They need an interpreter with boto3, and the command aws, on the PATH.
 */
class PythonClientsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "test_s3",
        "test_glue",
        "test_registry",
        "test_spark",
        "test_neighbours",
        "test_cli",
        "test_bad_input"
      })
  void suite(String name, @TempDir Path directory) throws Exception {
    try (MasticProcess server = MasticProcess.serve(directory.resolve("data"))) {
      passes(name, server, directory);
    }
  }

  @Test
  void theSameOnPostgresql(@TempDir Path directory) throws Exception {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
        MasticProcess server =
            MasticProcess.serve(
                directory.resolve("data"), "--db", postgres.getJdbcUrl("postgres", "postgres"))) {
      passes("test_glue", server, directory);
      passes("test_registry", server, directory);
    }
  }

  /** Objects are kept by another server, which this one forwards to. */
  @Test
  void theSameOnARemoteS3(@TempDir Path directory) throws Exception {
    try (MasticProcess remote = MasticProcess.serve(directory.resolve("remote"));
        MasticProcess server =
            MasticProcess.serve(directory.resolve("data"), "--s3", remote.uri().toString())) {
      passes("test_s3", server, directory);
      passes("test_glue", server, directory);
      assertThat(directory.resolve("data/objects")).doesNotExist();
    }
  }

  private static void passes(String name, MasticProcess server, Path directory) throws Exception {
    Path output = directory.resolve("python.out");
    ProcessBuilder python =
        new ProcessBuilder("python3", "-m", "unittest", "-v", name)
            .directory(Path.of("src/test/python").toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    python
        .environment()
        .putAll(
            Map.of(
                "AWS_ENDPOINT_URL",
                server.uri().toString(),
                "AWS_ACCESS_KEY_ID",
                MasticProcess.KEY_ID,
                "AWS_SECRET_ACCESS_KEY",
                MasticProcess.SECRET,
                "AWS_DEFAULT_REGION",
                "us-east-1",
                "AWS_CONFIG_FILE",
                directory.resolve("no-config").toString(),
                "AWS_EC2_METADATA_DISABLED",
                "true"));
    Process process = python.start();
    boolean ended = process.waitFor(15, TimeUnit.MINUTES);
    process.destroyForcibly();
    assertThat(ended).as(Files.readString(output)).isTrue();
    assertThat(process.waitFor()).as(Files.readString(output)).isZero();
    assertThat(Files.readString(output)).containsPattern("Ran [1-9][0-9]* test");
  }
}
