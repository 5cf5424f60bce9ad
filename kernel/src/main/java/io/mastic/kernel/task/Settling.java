package io.mastic.kernel.task;

import io.mastic.kernel.Db;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to tasks after their turns. What becomes of them is written down; what the database does not
 * take now is written as soon as it does, so that no lease outlives its turn for want of a
 * database. And those that are tried again without being given back get their next turn.
 */
final class Settling {

  private static final Logger LOG = LoggerFactory.getLogger(Settling.class);
  private static final long PAUSE_MILLIS = 1_000;

  private record Entry(Held held, Consumer<Handle> writing) {}

  private record Later(Held held, long at) {}

  /** Has a turn done. */
  @FunctionalInterface
  interface Turns {
    void turn(Held held) throws InterruptedException;
  }

  private final Db db;
  private final Leases leases;
  private final Queue<Entry> waiting = new ConcurrentLinkedQueue<>();
  private final Queue<Later> later = new ConcurrentLinkedQueue<>();
  private final Turns turns;
  private final Thread retrying = new Thread(this::retryUntilClosed, "task-settling");
  private volatile boolean closed;

  Settling(Db db, Leases leases, Turns turns) {
    this.db = db;
    this.turns = turns;
    this.leases = leases;
    retrying.setDaemon(true);
  }

  void start() {
    retrying.start();
  }

  void of(Held held, Consumer<Handle> writing) {
    Entry entry = new Entry(held, writing);
    try {
      write(entry);
    } catch (RuntimeException e) {
      LOG.warn(
          "what becomes of task {} {} cannot be written yet",
          held.task().kind(),
          held.task().key(),
          e);
      waiting.add(entry);
    }
  }

  /** Another turn after that pause, under the same lease. */
  void later(Held held, Duration pause) {
    later.add(new Later(held, System.nanoTime() + pause.toNanos()));
  }

  private void turnLater() throws InterruptedException {
    long now = System.nanoTime();
    List<Later> due = later.stream().filter(one -> now - one.at() >= 0).toList();
    later.removeAll(due);
    for (Later one : due) {
      if (one.held().isLost()) {
        leases.remove(one.held());
      } else {
        turns.turn(one.held());
      }
    }
  }

  private void write(Entry entry) {
    db.locking(
        h -> {
          entry.writing().accept(h);
          return true;
        });
    if (entry.held().isSettled()) {
      leases.remove(entry.held());
    }
  }

  private void retryUntilClosed() {
    while (!closed) {
      try {
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        turnLater();
        for (Entry entry = waiting.peek(); entry != null; entry = waiting.peek()) {
          write(entry);
          waiting.remove();
        }
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        LOG.debug("the database takes no ends of turns yet: {}", e.getMessage());
      }
    }
  }

  void close() {
    closed = true;
    retrying.interrupt();
  }
}
