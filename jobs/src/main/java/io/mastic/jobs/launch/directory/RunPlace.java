package io.mastic.jobs.launch.directory;

import java.nio.file.Path;

/**
 * Where the files of runs are: for each run a directory of its id, that its process, the server and
 * whoever reads its logs see under the same path.
 *
 * @param directory of the run directories
 */
public record RunPlace(Path directory) {

  /** Where runs are in a data directory. */
  public static RunPlace in(Path dataDirectory) {
    return new RunPlace(dataDirectory.resolve("runs"));
  }

  /** Where a run's files and logs are. */
  public RunDirectory of(String runId) {
    return new RunDirectory(directory.resolve(runId));
  }
}
