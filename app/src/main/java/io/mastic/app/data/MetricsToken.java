package io.mastic.app.data;

import io.mastic.kernel.Ids;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The token that lets Prometheus in; made once, kept beside the access key. */
public final class MetricsToken {

  private MetricsToken() {}

  /** The token of a directory. */
  public static String of(Path directory) throws IOException {
    Path file = directory.resolve(DataNames.METRICS_TOKEN);
    if (!Files.exists(file)) {
      Path scratch = directory.resolve(DataNames.METRICS_TOKEN + ".new");
      Permissions.createFile(scratch);
      Files.writeString(scratch, Ids.hex(40));
      Files.move(scratch, file, StandardCopyOption.ATOMIC_MOVE);
    }
    return Files.readString(file, StandardCharsets.UTF_8).strip();
  }
}
