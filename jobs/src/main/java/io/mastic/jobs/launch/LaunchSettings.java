package io.mastic.jobs.launch;

import io.mastic.jobs.launch.directory.LocalPaths;
import io.mastic.jobs.launch.directory.RunPlace;
import io.mastic.jobs.launch.limit.ProcessLimits;
import io.mastic.jobs.launch.spark.SparkSite;
import io.mastic.jobs.launch.system.RunUser;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How this machine runs jobs.
 *
 * @param place where the files of runs are
 * @param most how many runs have a process at the same time; others wait
 * @param limits of each run
 * @param localPaths whether jobs may name files of this machine
 * @param user as whom runs run; null for the server's own
 * @param fence how long a run may go on without a sign of life of its server ({@link ServerPulse});
 *     zero where no other server could take it
 */
public record LaunchSettings(
    RunPlace place,
    int most,
    SparkSite spark,
    ProcessLimits limits,
    LocalPaths localPaths,
    @Nullable RunUser user,
    Duration fence) {

  /** How long a process that was asked to end may take before it is killed. */
  public static final Duration GRACE = Duration.ofSeconds(10);

  public LaunchSettings(RunPlace place, int most) {
    this(
        place,
        most,
        SparkSite.USUAL,
        ProcessLimits.DEFAULT,
        LocalPaths.REFUSED,
        null,
        Duration.ZERO);
  }

  /** The defaults: as many runs as {@link #usual}. */
  public static LaunchSettings in(Path dataDirectory) {
    return new LaunchSettings(RunPlace.in(dataDirectory), usual());
  }

  /** The directory of the run directories. */
  public Path runs() {
    return place.directory();
  }

  /** The data directory that they are in. */
  Path data() {
    return Optional.ofNullable(runs().toAbsolutePath().getParent())
        .orElseThrow(() -> new IllegalStateException("runs lie in no data directory"));
  }

  /** As many runs as this machine's processors can drive, at least four. */
  public static int usual() {
    return Math.max(4, 2 * Runtime.getRuntime().availableProcessors());
  }
}
