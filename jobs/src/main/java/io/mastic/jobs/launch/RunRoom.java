package io.mastic.jobs.launch;

import java.util.HashMap;
import java.util.Map;

/**
 * The room for runs on this machine: a number of them, and a share of its memory. Each run that
 * lives or is about to begin has its place, so the bounds hold whoever asks at the same time; one
 * run always fits, however much it wants.
 */
final class RunRoom {

  private final int most;
  private final long memoryMib;
  private final Map<String, Long> taken = new HashMap<>();
  private long sum;

  /**
   * @param most how many runs at the same time
   * @param memoryMib for all of them
   */
  RunRoom(int most, long memoryMib) {
    this.most = most;
    this.memoryMib = memoryMib;
  }

  long memoryMib() {
    return memoryMib;
  }

  /** What no run has. */
  synchronized long freeMib() {
    return memoryMib - sum;
  }

  /** Would a run of that size find room now? */
  synchronized boolean fits(long mib) {
    return taken.isEmpty() || (taken.size() < most && mib <= memoryMib - sum);
  }

  /** Gives that run a place, if there is one; a run that has one keeps it. */
  synchronized boolean take(String runId, long mib) {
    if (taken.containsKey(runId)) {
      return true;
    }
    if (!fits(mib)) {
      return false;
    }
    add(runId, mib);
    return true;
  }

  /** As {@link #take}, and waits until there is a place. */
  synchronized void await(String runId, long mib) throws InterruptedException {
    while (!take(runId, mib)) {
      wait();
    }
  }

  /** A run that is there already counts, whether there is room or not. */
  synchronized void count(String runId, long mib) {
    if (!taken.containsKey(runId)) {
      add(runId, mib);
    }
  }

  synchronized void leave(String runId) {
    Long mib = taken.remove(runId);
    if (mib != null) {
      sum -= mib;
      notifyAll();
    }
  }

  private void add(String runId, long mib) {
    taken.put(runId, mib);
    sum += mib;
  }
}
