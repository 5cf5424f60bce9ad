package io.mastic.jobs.launch;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * How this machine runs jobs.
 *
 * @param runs the directory of the run directories
 * @param most how many runs have a process at the same time; others wait
 * @param jvmOptions for Spark's JVM, over our own
 */
public record LaunchSettings(Path runs, int most, List<String> jvmOptions) {

  /** How long a process that was asked to end may take before it is killed. */
  public static final Duration GRACE = Duration.ofSeconds(10);

  /** As many runs as this machine's processors can drive, at least four. */
  public static LaunchSettings in(Path dataDirectory) {
    int most = Math.max(4, 2 * Runtime.getRuntime().availableProcessors());
    return new LaunchSettings(dataDirectory.resolve("runs"), most, List.of());
  }
}
