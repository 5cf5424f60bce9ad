package io.mastic.runtime.progress;

import java.util.HashMap;
import java.util.Map;

/** The share of the time in which the executors that a run has had any work. */
final class BusyShare {

  private static final class Executor {
    private int tasks;
    private long since;
    private long busy;
    private long came;
    private long had;
    private boolean gone;
  }

  private final Map<String, Executor> executors = new HashMap<>();

  void came(String id, long now) {
    Executor executor = new Executor();
    executor.came = now;
    executors.put(id, executor);
  }

  void went(String id, long now) {
    Executor executor = executors.get(id);
    if (executor != null && !executor.gone) {
      settle(executor, now);
      executor.gone = true;
    }
  }

  void began(String id, long now) {
    Executor executor = executors.get(id);
    if (executor != null && executor.tasks++ == 0) {
      executor.since = now;
    }
  }

  void ended(String id, long now) {
    Executor executor = executors.get(id);
    if (executor != null && executor.tasks > 0 && --executor.tasks == 0) {
      executor.busy += now - executor.since;
    }
  }

  /** Since the last time that it was asked for; 0 without executors. */
  double take(long now) {
    double busy = 0;
    double had = 0;
    for (Executor executor : executors.values()) {
      if (!executor.gone) {
        settle(executor, now);
      }
      busy += executor.busy;
      had += executor.had;
      executor.busy = 0;
      executor.had = 0;
    }
    executors.values().removeIf(executor -> executor.gone);
    return had == 0 ? 0 : Math.min(1, busy / had);
  }

  private static void settle(Executor executor, long now) {
    if (executor.tasks > 0) {
      executor.busy += now - executor.since;
      executor.since = now;
    }
    executor.had += now - executor.came;
    executor.came = now;
  }
}
