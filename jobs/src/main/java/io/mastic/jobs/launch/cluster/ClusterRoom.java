package io.mastic.jobs.launch.cluster;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Who of this server's runs has been promised what of a cluster: executors that the master has not
 * given yet are nobody else's.
 */
final class ClusterRoom {

  private final Function<String, Optional<String>> applications;
  private final Map<String, Executors> promised = new LinkedHashMap<>();
  private final Map<String, String> refused = new LinkedHashMap<>();

  /**
   * @param applications by which id the master knows a run; empty before it does
   */
  ClusterRoom(Function<String, Optional<String>> applications) {
    this.applications = applications;
  }

  /** Promises a run its executors, if they are there; a run that was promised them keeps them. */
  synchronized boolean take(String runId, Executors asked, ClusterStanding standing) {
    if (promised.containsKey(runId)) {
      return true;
    }
    int free = standing.now(asked) - pending(standing);
    if (free < asked.least()) {
      refused.put(
          runId,
          "The Spark cluster has no room now: the run asks for "
              + asked
              + "; there is room for "
              + Math.max(0, free)
              + " of them ("
              + standing.size()
              + ").");
      return false;
    }
    refused.remove(runId);
    promised.put(runId, asked);
    return true;
  }

  /** Executors that runs wait for at the master. */
  private int pending(ClusterStanding standing) {
    int pending = 0;
    for (Map.Entry<String, Executors> run : promised.entrySet()) {
      Executors asked = run.getValue();
      int given = applications.apply(run.getKey()).map(id -> standing.given(id, asked)).orElse(0);
      pending += Math.max(0, asked.least() + standing.beside() - given);
    }
    return pending;
  }

  synchronized void leave(String runId) {
    promised.remove(runId);
    refused.remove(runId);
  }

  /** Why a run waits; empty for one that does not. */
  synchronized Optional<String> reason(String runId) {
    return Optional.ofNullable(refused.get(runId));
  }
}
