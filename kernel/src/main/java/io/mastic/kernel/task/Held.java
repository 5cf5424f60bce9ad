package io.mastic.kernel.task;

import org.jspecify.annotations.Nullable;

/** A task that this server holds, from its claim until it is given back. */
final class Held {

  private volatile Task task;
  private final TaskHandler handler;
  private final @Nullable String room;
  private volatile long confirmedAt;
  private @Nullable Thread turn;
  private boolean kept;
  private boolean lost;
  private boolean settled;

  /**
   * @param room for which the task had waited; null for none
   * @param confirmedAt a {@link System#nanoTime} at which the lease had not begun to run yet
   */
  Held(Task task, TaskHandler handler, @Nullable String room, long confirmedAt) {
    this.task = task;
    this.handler = handler;
    this.room = room;
    this.confirmedAt = confirmedAt;
  }

  Task task() {
    return task;
  }

  TaskHandler handler() {
    return handler;
  }

  @Nullable String room() {
    return room;
  }

  long confirmedAt() {
    return confirmedAt;
  }

  void confirm(long at) {
    confirmedAt = at;
  }

  synchronized void turnBegins() {
    turn = Thread.currentThread();
  }

  synchronized void turnEnds() {
    turn = null;
    // An interrupt was meant for the turn, not for the next one of this thread.
    boolean unused = Thread.interrupted();
  }

  /** The next turn is one more that was begun before. */
  void begunInVain() {
    task = new Task(task.id(), task.kind(), task.key(), task.payload(), task.attempts() + 1);
  }

  synchronized void keep() {
    kept = true;
  }

  synchronized boolean isKept() {
    return kept && !settled;
  }

  /** Its end is on the way to the database, after which it is not there any more. */
  synchronized boolean settle() {
    boolean first = !settled;
    settled = true;
    return first;
  }

  synchronized boolean isSettled() {
    return settled;
  }

  synchronized boolean isLost() {
    return lost;
  }

  /** True once: whoever does what the task is about is to stop. */
  synchronized boolean lose() {
    if (lost || settled) {
      return false;
    }
    lost = true;
    if (turn != null) {
      turn.interrupt();
    }
    return true;
  }
}
