package io.mastic.jobs.launch.spark;

import io.mastic.jobs.launch.order.LaunchException;
import io.mastic.jobs.launch.order.Workers;
import io.mastic.jobs.parameter.Parameters;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How the Spark of runs is started.
 *
 * @param master of runs that name none
 * @param others that a run may name by {@code --conf spark.master=...}
 * @param workerScale what a worker is on a cluster, as a part of what it is at AWS
 * @param jvmOptions for a run's own JVM, over ours
 */
public record SparkSite(
    SparkMaster master, List<SparkMaster> others, double workerScale, List<String> jvmOptions) {

  public static final SparkSite USUAL =
      new SparkSite(SparkMaster.IN_PROCESS, List.of(), 1, List.of());

  /** Its property that names the master. */
  private static final String MASTER = "spark.master";

  /**
   * Where the work of a run is done.
   *
   * @throws LaunchException if it names a master that it may not have
   */
  public SparkMaster of(Workers workers, Parameters parameters) throws LaunchException {
    String asked = parameters.sparkConf().get(MASTER);
    if (asked == null) {
      return workers.areSeveral() ? master : SparkMaster.IN_PROCESS;
    }
    if (SparkMaster.isLocal(asked)
        && (!workers.areSeveral() || all().anyMatch(one -> !one.isCluster()))) {
      return SparkMaster.inProcess(asked);
    }
    return all()
        .filter(one -> workers.areSeveral() && one.url().equals(asked))
        .findFirst()
        .orElseThrow(
            () ->
                new LaunchException(
                    "LAUNCH ERROR | "
                        + MASTER
                        + "="
                        + asked
                        + " is not open to this run; it may have "
                        + (workers.areSeveral()
                            ? all().map(SparkMaster::url).collect(Collectors.joining(", "))
                                + ". The server's --spark-master opens others"
                            : "local[...] alone")));
  }

  private Stream<SparkMaster> all() {
    return Stream.concat(Stream.of(master), others.stream());
  }

  /** Is there a cluster that runs may have? */
  public boolean hasCluster() {
    return all().anyMatch(SparkMaster::isCluster);
  }
}
