package io.mastic.sessions.statement;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Lets who asks for a statement wait a little for news of it, so that a client that asks once a
 * second has the end of a short cell in the moment in which it is there. What was given out once is
 * not given out again before the wait is over; what is new is given at once.
 */
final class News {

  private static final long LONGEST = TimeUnit.SECONDS.toNanos(1);

  /** Between looks at the database, in which another server may write. */
  private static final long LOOK_MILLIS = 50;

  /** Each holds a thread of the front door. */
  private static final int MOST = 32;

  private static final int REMEMBERED = 2000;

  private final Map<String, Long> given =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
          return size() > REMEMBERED;
        }
      };

  private long changes;
  private int waiting;

  /** Something has changed. */
  synchronized void told() {
    changes++;
    notifyAll();
  }

  /**
   * @param key of the statement
   * @param look reads it
   */
  Optional<Statement> await(String key, Supplier<Optional<Statement>> look) {
    long deadline = System.nanoTime() + LONGEST;
    Optional<Statement> seen = look.get();
    if (isNew(key, seen) || !enter()) {
      return give(key, seen);
    }
    try {
      while (!isNew(key, seen) && System.nanoTime() - deadline < 0) {
        rest();
        seen = look.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      leave();
    }
    return give(key, seen);
  }

  private synchronized boolean isNew(String key, Optional<Statement> seen) {
    return seen.isEmpty()
        || seen.get().state().ended()
        || given.getOrDefault(key, 0L) != seen.get().sight();
  }

  private synchronized Optional<Statement> give(String key, Optional<Statement> seen) {
    if (seen.isEmpty() || seen.get().state().ended()) {
      given.remove(key);
    } else {
      given.put(key, seen.get().sight());
    }
    return seen;
  }

  private synchronized void rest() throws InterruptedException {
    long before = changes;
    long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LOOK_MILLIS);
    for (long left = LOOK_MILLIS; changes == before && left > 0; left = millisUntil(until)) {
      wait(left);
    }
  }

  private static long millisUntil(long time) {
    return TimeUnit.NANOSECONDS.toMillis(time - System.nanoTime());
  }

  private synchronized boolean enter() {
    if (waiting >= MOST) {
      return false;
    }
    waiting++;
    return true;
  }

  private synchronized void leave() {
    waiting--;
  }
}
