package io.mastic.kernel;

import java.time.Duration;
import java.time.Instant;

/**
 * Does the tasks of one kind. A task may begin again after a crash, so a handler first looks at
 * what is already done.
 */
@FunctionalInterface
public interface TaskHandler {

  /** What becomes of a task after a turn. */
  sealed interface Outcome {
    /** Done: the task is removed. */
    record Done() implements Outcome {}

    /** To be looked at again at that time. */
    record Again(Instant at) implements Outcome {}
  }

  Outcome DONE = new Outcome.Done();

  static Outcome again(Instant at) {
    return new Outcome.Again(at);
  }

  /**
   * One turn. An exception means the task is tried again, later each time.
   *
   * @throws Exception anything; it is logged and kept in the task's row
   */
  Outcome run(Task task) throws Exception;

  /** The pause before the next try after a failure: 1 s, 2 s, 4 s ... at most a minute. */
  static Duration pauseAfter(int attempts) {
    return Duration.ofSeconds(Math.min(60, 1L << Math.min(attempts, 6)));
  }
}
