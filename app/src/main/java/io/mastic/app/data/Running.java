package io.mastic.app.data;

import io.mastic.kernel.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * The server that runs over a directory, as it says of itself while it does.
 *
 * @param pid of its process
 * @param url where it answers
 */
public record Running(long pid, String url) {

  /** The server of that directory, if its process is there. */
  public static Optional<Running> find(Path directory) {
    Path file = directory.resolve(DataNames.RUNNING);
    try {
      return Files.exists(file)
          ? Optional.of(Json.read(Files.readString(file), Running.class))
              .filter(server -> ProcessHandle.of(server.pid).isPresent())
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  static void write(Path directory, String url) throws IOException {
    Path scratch = directory.resolve(DataNames.RUNNING + ".new");
    Permissions.createFile(scratch);
    Files.writeString(scratch, Json.write(new Running(ProcessHandle.current().pid(), url)));
    Files.move(scratch, directory.resolve(DataNames.RUNNING), StandardCopyOption.ATOMIC_MOVE);
  }

  static void delete(Path directory) {
    try {
      Files.deleteIfExists(directory.resolve(DataNames.RUNNING));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
