package io.mastic.jobs.launch.spark;

import io.mastic.jobs.launch.order.LaunchException;
import io.mastic.jobs.launch.order.Workers;
import io.mastic.jobs.parameter.Parameters;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How the Spark of runs is started.
 *
 * @param master of runs that name none
 * @param others that a run may name by {@code --conf spark.master=...}
 * @param workerScale what a worker is on a cluster, as a part of what it is at AWS
 * @param jvmOptions for a run's own JVM, over ours
 * @param conf Spark's properties for every run on a cluster
 * @param yarn on which runs may be; null without one
 */
public record SparkSite(
    SparkMaster master,
    List<SparkMaster> others,
    double workerScale,
    List<String> jvmOptions,
    Map<String, String> conf,
    @Nullable YarnSettings yarn) {

  public static final SparkSite USUAL =
      new SparkSite(SparkMaster.IN_PROCESS, List.of(), 1, List.of(), Map.of(), null);

  /**
   * @throws IllegalArgumentException if no run could be on such a cluster
   */
  public SparkSite {
    if (Stream.concat(Stream.of(master), others.stream()).anyMatch(SparkMaster::isKubernetes)) {
      new KubernetesSettings(conf).check();
    }
    if (yarn != null) {
      YarnSettings.check(conf);
    }
    if (!conf.getOrDefault(DEPLOY_MODE, CLIENT).equals(CLIENT)) {
      throw new IllegalArgumentException(
          "--spark-cluster-conf "
              + DEPLOY_MODE
              + ": a run's driver is a process of the server's machine (client mode); cluster mode,"
              + " in which it is on the cluster too, is not available");
    }
  }

  /** Its property that names the master. */
  private static final String MASTER = "spark.master";

  /** Its property that says where the driver is. */
  private static final String DEPLOY_MODE = "spark.submit.deployMode";

  private static final String CLIENT = "client";

  /**
   * Where the work of a run is done.
   *
   * @throws LaunchException if it names a master that it may not have
   */
  public SparkMaster of(Workers workers, Parameters parameters) throws LaunchException {
    SparkMaster chosen = chosen(workers, parameters);
    Map<String, String> asked = parameters.sparkConf();
    for (String key : asked.keySet()) {
      if (chosen.isCluster() && key.equals(DEPLOY_MODE) && !CLIENT.equals(asked.get(key))) {
        throw closed(key, "drivers of runs are processes of the server's machine");
      }
      if (chosen.isKubernetes() && key.startsWith(KubernetesSettings.PREFIX)) {
        throw closed(key, "what pods are is said by the server's --spark-cluster-conf");
      }
      if (chosen.isYarn() && key.startsWith(YarnSettings.PREFIX)) {
        throw closed(key, "what an application is is said by the server's --spark-cluster-conf");
      }
    }
    return chosen;
  }

  private static LaunchException closed(String key, String why) {
    return new LaunchException("LAUNCH ERROR | " + key + " is not open to runs: " + why);
  }

  private SparkMaster chosen(Workers workers, Parameters parameters) throws LaunchException {
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

  /** What a run on a cluster is told of it; the job's own properties win. */
  public Map<String, String> clusterConf(SparkMaster chosen, String runId) {
    if (chosen.isKubernetes()) {
      return new KubernetesSettings(conf).of(runId);
    }
    return chosen.isYarn() ? YarnSettings.of(conf, runId) : conf;
  }

  /** The Kubernetes on which runs may be. */
  public Optional<SparkMaster> kubernetes() {
    return all().filter(SparkMaster::isKubernetes).findFirst();
  }

  /** Is there a cluster that runs may have? */
  public boolean hasCluster() {
    return all().anyMatch(SparkMaster::isCluster);
  }
}
