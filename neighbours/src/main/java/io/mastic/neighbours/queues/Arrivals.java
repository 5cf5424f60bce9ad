package io.mastic.neighbours.queues;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Who waits for messages here, and is woken when one arrives. Those of another server are found by
 * a look now and then. So many wait at most; who comes then is answered at once, as if nothing had
 * come.
 */
final class Arrivals {

  private static final int MOST = 64;
  private static final long LOOK_MILLIS = 500;

  private final Semaphore places = new Semaphore(MOST);
  private final Map<String, Bell> bells = new ConcurrentHashMap<>();

  private static final class Bell {
    private int waiting;
    private long rung;
  }

  /** Whether one more may wait; who does {@link #leave}s. */
  boolean enter() {
    return places.tryAcquire();
  }

  void leave() {
    places.release();
  }

  /** How often something has arrived; taken before one looks, so that nothing falls between. */
  long mark(String queue) {
    long[] rung = new long[1];
    bells.compute(
        queue,
        (id, there) -> {
          Bell bell = there == null ? new Bell() : there;
          synchronized (bell) {
            bell.waiting++;
            rung[0] = bell.rung;
          }
          return bell;
        });
    return rung[0];
  }

  /** Waits until something arrives after the mark, or some time has passed. */
  void await(String queue, long mark, long millis) throws InterruptedException {
    Bell bell = bells.get(queue);
    if (bell == null) {
      throw new IllegalStateException("nobody has marked " + queue);
    }
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(Math.min(millis, LOOK_MILLIS));
    synchronized (bell) {
      while (bell.rung == mark) {
        long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        if (left <= 0) {
          return;
        }
        bell.wait(left);
      }
    }
  }

  void done(String queue) {
    bells.computeIfPresent(
        queue,
        (id, bell) -> {
          synchronized (bell) {
            bell.waiting--;
            return bell.waiting > 0 ? bell : null;
          }
        });
  }

  void ring(String queue) {
    Bell bell = bells.get(queue);
    if (bell != null) {
      synchronized (bell) {
        bell.rung++;
        bell.notifyAll();
      }
    }
  }
}
