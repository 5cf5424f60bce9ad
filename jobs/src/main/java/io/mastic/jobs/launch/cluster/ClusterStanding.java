package io.mastic.jobs.launch.cluster;

/** How full a cluster is, as it tells itself. */
interface ClusterStanding {

  /** How many such executors there could be if nobody had any. */
  int ever(Executors asked);

  /** How many such executors there could be beside those that there are. */
  int now(Executors asked);

  /** How many executors of that kind an application has been given; more if it is not known. */
  int given(String application, Executors asked);

  /** How much of what an executor takes each run has beside its executors. */
  default int beside() {
    return 0;
  }

  /** What the cluster consists of, for people. */
  String size();
}
