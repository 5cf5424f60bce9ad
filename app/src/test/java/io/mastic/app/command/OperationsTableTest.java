package io.mastic.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.mastic.app.Home;
import io.mastic.app.Server;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** docs/operations.md says what a server of this build really answers. */
class OperationsTableTest {

  @Test
  void theTableIsTrue() throws Exception {
    Path home = Path.of("..").toAbsolutePath().normalize();
    assertThat(home.resolve("docs/operations.md"))
        .as("make it anew: ./mastic operations --write docs/operations.md")
        .hasContent(Server.operations(new Home(home), OperationsTable::markdown));
    assertThat(Files.readString(home.resolve("docs/operations.md")))
        .contains("| GetTable | done | catalog");
  }

  @Test
  void aRoomsOperationsAreListed() throws Exception {
    Path home = Path.of("..").toAbsolutePath().normalize();
    assertThat(
            Server.operations(new Home(home), glue -> OperationsTable.lines(glue, "catalog"))
                .lines())
        .contains("GetTable", "TagResource")
        .doesNotContain("GetJob", "GetDataQualityModel")
        .isSorted();
  }
}
