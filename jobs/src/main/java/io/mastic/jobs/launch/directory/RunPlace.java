package io.mastic.jobs.launch.directory;

import io.mastic.kernel.Ids;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the files of runs are: for each run a directory of its id, that its process, the server and
 * whoever reads its logs see under the same path.
 *
 * @param directory of the run directories
 */
public record RunPlace(Path directory) {

  private static final String SPARE = "prepared-";

  /** What matches the names of drivers that began without a run. */
  public static final String SPARES = SPARE + "*";

  /** Where runs are in a data directory. */
  public static RunPlace in(Path dataDirectory) {
    return new RunPlace(dataDirectory.resolve("runs"));
  }

  /**
   * Where a run's files and logs are: in the directory of its id, or in that of the driver which
   * was made ready before there was the run, to which a link of its id leads then.
   */
  public RunDirectory of(String runId) {
    Path path = path(runId);
    return new RunDirectory(spare(path).orElse(path));
  }

  /** What has the run's name here: a directory, a link to one, or nothing yet. */
  public Path path(String runId) {
    return directory.resolve(runId);
  }

  /** For a driver that has no run yet. */
  public RunDirectory ofSpare() {
    return new RunDirectory(directory.resolve(SPARE + Ids.hex(32)));
  }

  /** Is that the directory of a driver that had no run when it began? */
  public static boolean isSpare(Path path) {
    return String.valueOf(path.getFileName()).startsWith(SPARE);
  }

  /** The driver's directory to which a run's link leads. */
  public static Optional<Path> spare(Path run) {
    try {
      return Files.isSymbolicLink(run)
          ? Optional.of(run.resolveSibling(Files.readSymbolicLink(run).getFileName()))
              .filter(RunPlace::isSpare)
          : Optional.empty();
    } catch (IOException gone) {
      return Optional.empty();
    }
  }
}
