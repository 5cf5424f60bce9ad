package io.mastic.app.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What lies in a data directory. */
public final class DataNames {

  public static final String DATABASE = "mastic.db";
  public static final String FORMAT = "mastic-format";
  public static final String SERVER_ID = "server-id";
  public static final String LOCK = "lock";
  public static final String ACCESS_KEY = "access-key";
  public static final String SECRET_KEY = "secret-key";
  public static final String METRICS_TOKEN = "metrics-token";
  public static final String RUNS = "runs";
  public static final String LOGS = "logs";
  static final String RUNNING = "running.json";

  /** The objects, and what the object store keeps beside them. */
  public static final List<String> OBJECTS =
      List.of("objects", "objects.meta", "objects.uploads", "objects.versions", "objects.tmp");

  /** Files of which nobody but the owner may read. */
  static final List<String> PRIVATE_FILES =
      List.of(
          DATABASE,
          DATABASE + "-wal",
          DATABASE + "-shm",
          ACCESS_KEY,
          SECRET_KEY,
          METRICS_TOKEN,
          SERVER_ID,
          FORMAT);

  private static final Set<String> OURS =
      Set.of(DATABASE, FORMAT, SERVER_ID, ACCESS_KEY, SECRET_KEY, LOCK, RUNS, "objects");

  private DataNames() {}

  /**
   * A directory of something else is left as it is: closing a home or {@code /tmp} to others would
   * do harm.
   *
   * @throws IOException if it holds files and none that Mastic makes
   */
  static void requireOurs(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    if (!Files.isDirectory(directory)) {
      throw new IOException("The data directory " + directory + " is a file, not a directory.");
    }
    try (Stream<Path> entries = Files.list(directory)) {
      List<String> names =
          entries
              .map(entry -> entry.getFileName().toString())
              .filter(name -> !name.equals("lost+found"))
              .toList();
      if (!names.isEmpty() && names.stream().noneMatch(OURS::contains)) {
        throw new IOException(
            "The directory "
                + directory
                + " holds files that are not Mastic's, for example "
                + names.get(0)
                + "; give --data a new or an empty directory.");
      }
    }
  }
}
