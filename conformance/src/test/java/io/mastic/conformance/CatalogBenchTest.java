package io.mastic.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short form of {@code mastic bench catalog}: that it measures what it says, not how much. */
@Tag("slow")
class CatalogBenchTest {

  @Test
  void measuresBothDatabases(@TempDir Path directory) throws Exception {
    Path output = directory.resolve("bench.out");
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
      Process bench =
          MasticProcess.command(
                  "bench",
                  "catalog",
                  "--partitions",
                  "3000",
                  "--peer-partitions",
                  "0",
                  "--seconds",
                  "1",
                  "--postgresql",
                  postgres.getJdbcUrl("postgres", "postgres"))
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      assertThat(bench.waitFor(5, TimeUnit.MINUTES)).isTrue();
      assertThat(bench.exitValue()).as(Files.readString(output)).isZero();
    }
    assertThat(Files.readString(output))
        .contains("Mastic on PostgreSQL, 3,000 partitions", "Mastic on SQLite, 3,000 partitions")
        .contains("GetTable, 20 columns", "BatchCreatePartition", "over 10 segments at once");
  }
}
