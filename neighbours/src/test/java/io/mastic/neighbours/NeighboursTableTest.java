package io.mastic.neighbours;

import static org.assertj.core.api.Assertions.assertThat;

import io.mastic.kernel.TestDatabases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docs/neighbours.md says what the room really answers. */
class NeighboursTableTest {

  private static final Path FILE = Path.of("../docs/neighbours.md");

  @Test
  void theTableIsTrue(@TempDir Path directory) throws IOException {
    try (Neighbourhood aws =
        new Neighbourhood(TestDatabases.sqlite(directory), directory.resolve("crawlers"))) {
      String table = NeighboursTable.markdown(aws.neighbours);
      if (System.getenv("MASTIC_WRITE_DOCS") != null) {
        Files.writeString(FILE, table);
      }
      assertThat(FILE).as("make it anew: run this test with MASTIC_WRITE_DOCS=1").hasContent(table);
      assertThat(table)
          .contains("| CreateSecret | done |")
          .contains("| EnableKeyRotation | kept |");
    }
  }
}
