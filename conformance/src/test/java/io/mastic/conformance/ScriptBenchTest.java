package io.mastic.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short form of {@code mastic bench scripts}: that it measures what it says, not how much. */
@Tag("slow")
class ScriptBenchTest {

  @Test
  void measuresEveryScript(@TempDir Path directory) throws Exception {
    Path output = directory.resolve("bench.out");
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
      Process bench =
          MasticProcess.command(
                  "bench",
                  "scripts",
                  "--rows",
                  "2000",
                  "--partitions",
                  "1000",
                  "--files",
                  "100",
                  "--rounds",
                  "1",
                  "--postgresql",
                  PythonClientsTest.url(postgres))
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      assertThat(bench.waitFor(15, TimeUnit.MINUTES)).isTrue();
      assertThat(bench.exitValue()).as(Files.readString(output)).isZero();
    }
    assertThat(Files.readString(output))
        .contains("CSV to Parquet", "JSON with conflicts", "filter by a function", "map by a")
        .contains("the first plan of a run", "none of the files new", "JDBC by hashfield");
  }
}
