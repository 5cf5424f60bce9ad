package io.mastic.jobs.launch.spark;

import java.util.List;

/**
 * How the Spark of runs is started.
 *
 * @param jvmOptions for a run's own JVM, over ours
 */
public record SparkSite(SparkMaster master, List<String> jvmOptions) {

  public static final SparkSite USUAL = new SparkSite(SparkMaster.IN_PROCESS, List.of());
}
