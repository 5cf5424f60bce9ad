package io.mastic.jobs.launch.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.mastic.jobs.launch.order.RunResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EndTest {

  @TempDir Path folder;

  private Optional<RunResult> after(int exitCode, boolean left) throws IOException {
    Files.writeString(folder.resolve("end.json"), "{\"exitCode\": " + exitCode + "}");
    if (left) {
      Files.writeString(folder.resolve("left.json"), "{\"by\": \"exit\"}");
    } else {
      Files.deleteIfExists(folder.resolve("left.json"));
    }
    return new RunDirectory(folder).result();
  }

  @Test
  void aScriptThatLeftEndsAsItsCodeSays() throws IOException {
    assertThat(after(0, true)).contains(RunResult.succeeding());
    assertThat(after(3, true)).contains(RunResult.failed(3, null));
    assertThat(after(52, true).orElseThrow().errorMessage()).contains("Out of Memory");
  }

  @Test
  void whoDidNotLeaveOrWasKilledHasNoResult() throws IOException {
    assertThat(after(0, false)).isEmpty();
    assertThat(after(137, true)).isEmpty();
    assertThat(after(143, true)).isEmpty();
  }
}
