package io.mastic.jobs.launch.order;

import java.util.Optional;

/**
 * Where runs are processes: this machine now, a cluster one day.
 *
 * <p>A run begins at most once, whatever happens to the server meanwhile: {@link #begin} is only
 * called when {@link #find} knows nothing of it, and itself refuses to begin a run twice.
 */
public interface Launcher {

  /**
   * Is there room for another run now? Only {@link #reserve} keeps it from being taken by another
   * one.
   */
  boolean hasRoom();

  /**
   * Keeps room for a run until {@link #begin} fails or the run's process has ended, or until it is
   * given back by {@link #release}. Asking again for the same run changes nothing.
   *
   * @return false if there is no room for a run of that size now
   */
  default boolean reserve(Demand demand) {
    return hasRoom();
  }

  /** The run for which room was reserved will not begin. */
  default void release(String runId) {}

  /**
   * Begins a run; waits for room if none was reserved for it.
   *
   * @throws LaunchException if it cannot begin, with the reason for the job's owner
   * @throws InterruptedException if the server stops meanwhile
   */
  LiveRun begin(LaunchOrder order) throws LaunchException, InterruptedException;

  /** The run's process, living or gone, if it ever began here; another server may have begun it. */
  Optional<LiveRun> find(String runId);

  /** What the run's process said at its end. */
  Optional<RunResult> result(String runId);

  /** The run has ended and is on record: what only its process needed can go. */
  void tidy(String runId);
}
