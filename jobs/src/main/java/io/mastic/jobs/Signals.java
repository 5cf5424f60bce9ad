package io.mastic.jobs;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes who watches a run of this server when there is something to see. */
public final class Signals {

  private final Map<RunKey, Semaphore> watched = new ConcurrentHashMap<>();

  public void raise(RunKey key) {
    Semaphore signal = watched.get(key);
    if (signal != null) {
      signal.release();
    }
  }

  /** Waits for a signal, but not longer than that. */
  public void await(RunKey key, Duration atMost) throws InterruptedException {
    Semaphore signal = watched.computeIfAbsent(key, k -> new Semaphore(0));
    if (signal.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
      signal.drainPermits();
    }
  }

  /** From now on signals for this run are kept until they are awaited. */
  public void watch(RunKey key) {
    watched.computeIfAbsent(key, k -> new Semaphore(0));
  }

  public void forget(RunKey key) {
    watched.remove(key);
  }
}
