package io.mastic.app;

import io.mastic.jobs.launch.Readiness;
import io.mastic.jobs.launch.directory.LocalPaths;
import io.mastic.jobs.launch.limit.ProcessLimits;
import io.mastic.jobs.launch.spark.SparkSite;
import io.mastic.jobs.launch.system.RunUser;
import org.jspecify.annotations.Nullable;

/**
 * What each job run may take and do.
 *
 * @param user as whom runs run; null for the server's own
 * @param readiness how many drivers wait for runs
 * @param spark where the work of their Spark is done
 */
public record RunRules(
    ProcessLimits limits,
    LocalPaths localPaths,
    @Nullable RunUser user,
    Readiness readiness,
    SparkSite spark) {

  public static final RunRules DEFAULT =
      new RunRules(
          ProcessLimits.DEFAULT, LocalPaths.REFUSED, null, Readiness.NONE, SparkSite.USUAL);
}
