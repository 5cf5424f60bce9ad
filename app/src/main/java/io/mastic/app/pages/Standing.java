package io.mastic.app.pages;

import io.mastic.kernel.Db;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How much of what is under way stands where. What has ended is not looked at, so these queries
 * cost as much as there is under way, along the indexes of ends.
 */
final class Standing {

  private static final String RUNS =
      "SELECT state, COUNT(*) AS amount FROM job_run WHERE completed_at IS NULL GROUP BY state";
  private static final String CRAWLERS =
      "SELECT state, COUNT(*) AS amount FROM crawler GROUP BY state";
  private static final String WORKFLOW_RUNS =
      "SELECT status AS state, COUNT(*) AS amount FROM workflow_run WHERE completed_at IS NULL"
          + " GROUP BY status";

  private static final String PROCESSES =
      "SELECT (SELECT COUNT(*) FROM job_run WHERE completed_at IS NULL AND pid > 0 AND host ="
          + " :server) + (SELECT COUNT(*) FROM spark_work WHERE completed_at IS NULL AND pid > 0"
          + " AND host = :server)";

  private final Db db;

  Standing(Db db) {
    this.db = db;
  }

  /** Runs, and work of the server's own, that have a process of this server. */
  int processes(String server) {
    return db.read(h -> h.createQuery(PROCESSES).bind("server", server).mapTo(Integer.class).one());
  }

  Map<String, Integer> runs() {
    return count(RUNS, List.of("STARTING", "RUNNING", "STOPPING", "WAITING"));
  }

  Map<String, Integer> crawlers() {
    return count(CRAWLERS, List.of("READY", "RUNNING", "STOPPING"));
  }

  Map<String, Integer> workflowRuns() {
    return count(WORKFLOW_RUNS, List.of("RUNNING", "STOPPING"));
  }

  /** All of these states, also those that nothing is in. */
  private Map<String, Integer> count(String query, List<String> states) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    states.forEach(state -> counts.put(state, 0));
    return db.read(
        h ->
            h.createQuery(query)
                .reduceRows(
                    counts,
                    (found, row) -> {
                      found.put(
                          row.getColumn("state", String.class),
                          row.getColumn("amount", Integer.class));
                      return found;
                    }));
  }
}
