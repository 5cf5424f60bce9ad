package io.mastic.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was recorded is read again, in either format, and names cannot pretend to be facts. */
class AuditTailTest {

  @TempDir Path directory;

  private List<Map<String, String>> read(String text) throws IOException {
    return AuditTail.of(Files.writeString(directory.resolve("audit.log"), text));
  }

  @Test
  void theLatestIsFirstInEitherFormat() throws IOException {
    List<Map<String, String>> changes =
        read(
            """
            2026-11-30T00:52:55.830Z INFO  audit change key=k account=1 region=r operation=CreateTable resource="a \\"b\\" region=other" status=400 result=X
            {"time":"2026-11-30T00:53:00.000Z","message":"change","operation":"PUT","account":"1","status":200}
            """);
    assertThat(changes).extracting(c -> c.get("operation")).containsExactly("PUT", "CreateTable");
    assertThat(changes.get(0)).containsEntry("status", "200");
    assertThat(changes.get(1))
        .containsEntry("time", "2026-11-30T00:52:55.830Z")
        .containsEntry("resource", "a \"b\" region=other")
        .containsEntry("region", "r");
  }

  @Test
  void whatIsNoChangeIsLeftOut() throws IOException {
    assertThat(read("\nhalf a li\n{\"broken\n\tat a.trace(X.java)\n")).isEmpty();
    assertThat(AuditTail.of(directory.resolve("none"))).isEmpty();
  }

  @Test
  void ofALongRecordTheEndIsRead() throws IOException {
    String line = "2026-11-30T00:52:55.830Z INFO  audit change operation=Op%05d status=200\n";
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 20_000; i++) {
      text.append(String.format(line, i));
    }
    List<Map<String, String>> changes = read(text.toString());
    assertThat(changes.get(0)).containsEntry("operation", "Op19999");
    assertThat(changes).hasSizeBetween(10_000, 19_999);
    assertThat(changes).allSatisfy(c -> assertThat(c).containsEntry("status", "200"));
  }
}
