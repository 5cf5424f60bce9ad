package io.mastic.jobs.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.mastic.jobs.launch.order.JobKind;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Connectors come to runs that say their word, and to no others. */
class ConnectorJarsTest {

  @Test
  void byTheScript(@TempDir Path directory) throws Exception {
    Path script = directory.resolve("script.py");
    assertThat(ConnectorJars.of(JobKind.GLUEETL, script)).isEmpty();
    Files.writeString(script, "spark.read.format('parquet')");
    assertThat(ConnectorJars.of(JobKind.GLUEETL, script)).isEmpty();
    assertThat(ConnectorJars.of(JobKind.GLUESTREAMING, script))
        .containsExactly(ConnectorJars.KAFKA);
    Files.writeString(script, "read('documentdb', {}); spark.readStream.format(\"Kafka\")");
    assertThat(ConnectorJars.of(JobKind.GLUEETL, script))
        .containsExactly(ConnectorJars.KAFKA, ConnectorJars.MONGODB);
  }
}
