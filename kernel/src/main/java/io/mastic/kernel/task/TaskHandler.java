package io.mastic.kernel.task;

import java.time.Duration;
import java.time.Instant;

/**
 * Does the tasks of one kind. A task may begin again after a crash, so a handler first looks at
 * what is already done.
 *
 * <p>What a turn writes is refused with a {@link LeaseLostException} once the task's lease is lost,
 * so that two servers never both change what a task is about.
 */
@FunctionalInterface
public interface TaskHandler {

  /** What becomes of a task after a turn. */
  sealed interface Outcome {
    /** Done: the task is removed. */
    record Done() implements Outcome {}

    /** To be looked at again at that time, or when it is hastened or woken. */
    record Again(Instant at) implements Outcome {}

    /** To be looked at again after that time, or when it is hastened or woken. */
    record After(Duration pause) implements Outcome {}

    /** To be looked at again when a server has room for it: see {@link Tasks#room}. */
    record Waits(String room) implements Outcome {}

    /** Under way without a thread: the lease is renewed until {@link Tasks#finish} is called. */
    record Kept() implements Outcome {}
  }

  Outcome DONE = new Outcome.Done();

  Outcome KEPT = new Outcome.Kept();

  static Outcome again(Instant at) {
    return new Outcome.Again(at);
  }

  static Outcome after(Duration pause) {
    return new Outcome.After(pause);
  }

  static Outcome waitsFor(String room) {
    return new Outcome.Waits(room);
  }

  /**
   * One turn. An exception means the task is tried again, later each time.
   *
   * @throws Exception anything; it is logged and kept in the task's row
   */
  Outcome run(Task task) throws Exception;

  /**
   * The lease of a task is lost, or cannot be known to last: whatever is done for it must stop now.
   * A thread that is in the task's turn is interrupted as well.
   */
  default void lost(Task task) {}

  /** A kept task is to be looked at: somebody changed what it is about. */
  default void hastened(Task task) {}

  /**
   * For how many leases the others wait before they take a task of a server that is not heard of.
   * More than one for what goes on outside of the database, such as a process: its holder gives it
   * up two leases before the others may take it, and tries it again without giving it back.
   */
  default int leases() {
    return 1;
  }

  /** The pause before the next try after a failure: 1 s, 2 s, 4 s ... at most an hour. */
  static Duration pauseAfter(int attempts) {
    return Duration.ofSeconds(Math.min(3600, 1L << Math.min(attempts, 12)));
  }
}
