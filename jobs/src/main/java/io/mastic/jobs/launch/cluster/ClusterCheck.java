package io.mastic.jobs.launch.cluster;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;

/** What can be wrong with a cluster before a run begins there, in words that say what to do. */
final class ClusterCheck {

  private ClusterCheck() {}

  /**
   * The versions that have to be one.
   *
   * @param ours of the runs' Spark
   * @param theirs of the cluster's; empty if it does not tell
   */
  record Sparks(String ours, Optional<String> theirs) {}

  /** Empty if such a run can be there, now or later. */
  static Optional<String> wrong(
      String master, Sparks sparks, MasterStanding standing, Executors asked) {
    if (!standing.isActive()) {
      return Optional.of(
          "The Spark master "
              + master
              + " is not in charge of its cluster (it starts, or stands by for another): name the"
              + " one that is by --spark-master, or start the run again later");
    }
    if (sparks.theirs().filter(theirs -> !theirs.equals(sparks.ours())).isPresent()) {
      return Optional.of(
          "The cluster at "
              + master
              + " is Spark "
              + sparks.theirs().get()
              + ", and runs of this server are Spark "
              + sparks.ours()
              + ", which do not understand each other: start the cluster from this installation"
              + " (./mastic cluster up), or with Spark "
              + sparks.ours());
    }
    return tooMuch(master, standing, asked);
  }

  /** Empty if there could be as many executors, were nobody else there. */
  static Optional<String> tooMuch(String master, ClusterStanding standing, Executors asked) {
    int ever = standing.ever(asked);
    return ever >= asked.least()
        ? Optional.empty()
        : Optional.of(
            "The run asks for "
                + asked
                + ", and the cluster at "
                + master
                + " ("
                + standing.size()
                + ") can never have more than "
                + ever
                + " of them: lower NumberOfWorkers or WorkerType, lower the server's"
                + " --spark-worker-scale, or add workers to the cluster");
  }

  static String unreachable(String master, URI page, IOException error) {
    return "The Spark master "
        + master
        + " does not answer at "
        + page
        + " ("
        + (error.getMessage() == null ? "connection refused" : error.getMessage())
        + "): start it (./mastic cluster up starts one on this machine), or tell the server where"
        + " it is by --spark-master and --spark-master-page";
  }
}
