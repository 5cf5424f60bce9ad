package io.mastic.wire.crowd;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * So much of something: bytes, or places. Who finds no room waits in a queue, without a thread, and
 * gets in by turn or is turned away when its time is over.
 */
public final class Room {

  private final long size;
  private final long queueNanos;
  private final Executor executor;
  private final Deque<Waiter> queue = new ArrayDeque<>();
  private long taken;

  private record Waiter(long amount, long deadline, Runnable granted, Runnable refused) {}

  public Room(long size, CrowdLimits limits, Executor executor) {
    this.size = size;
    this.queueNanos = limits.queue().toNanos();
    this.executor = executor;
  }

  /**
   * Takes an amount at once, which is true, or later: then one of the two is run, on another
   * thread. What is larger than the room gets in when nobody else is there.
   */
  public synchronized boolean take(long amount, Runnable granted, Runnable refused) {
    if (queue.isEmpty() && fits(amount)) {
      taken += amount;
      return true;
    }
    queue.add(new Waiter(amount, System.nanoTime() + queueNanos, granted, refused));
    return false;
  }

  public void give(long amount) {
    List<Waiter> next = new ArrayList<>();
    synchronized (this) {
      taken -= amount;
      admit(next);
    }
    next.forEach(waiter -> executor.execute(waiter.granted()));
  }

  /** Turns those away whose time in the queue is over. */
  public void expire(long now) {
    List<Waiter> over = new ArrayList<>();
    List<Waiter> next = new ArrayList<>();
    synchronized (this) {
      while (!queue.isEmpty() && now - queue.getFirst().deadline() > 0) {
        over.add(queue.removeFirst());
      }
      admit(next);
    }
    over.forEach(waiter -> executor.execute(waiter.refused()));
    next.forEach(waiter -> executor.execute(waiter.granted()));
  }

  public synchronized boolean isWaitedFor() {
    return !queue.isEmpty();
  }

  public synchronized long taken() {
    return taken;
  }

  private void admit(List<Waiter> next) {
    while (!queue.isEmpty() && fits(queue.getFirst().amount())) {
      Waiter waiter = queue.removeFirst();
      taken += waiter.amount();
      next.add(waiter);
    }
  }

  private boolean fits(long amount) {
    return taken == 0 || taken + amount <= size;
  }
}
