package io.mastic.jobs.launch.python;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/** A lock for each thing that somebody wants just now; nothing is kept of the others. */
final class OneAtATime<T> {

  private final Map<T, Shared> wanted = new HashMap<>();

  private static final class Shared {
    private final ReentrantLock lock = new ReentrantLock();
    private int users;
  }

  /** Held until it is closed. */
  final class Turn implements AutoCloseable {
    private final T thing;
    private final Shared shared;

    private Turn(T thing, Shared shared) {
      this.thing = thing;
      this.shared = shared;
    }

    /** Is it this thread's turn? It is until it is closed. */
    boolean held() {
      return shared.lock.isHeldByCurrentThread();
    }

    @Override
    public void close() {
      shared.lock.unlock();
      leave(thing, shared);
    }
  }

  /** Waits until nobody else has that thing. */
  Turn turn(T thing) throws InterruptedException {
    Shared shared;
    synchronized (wanted) {
      shared = wanted.computeIfAbsent(thing, t -> new Shared());
      shared.users++;
    }
    try {
      shared.lock.lockInterruptibly();
    } catch (InterruptedException e) {
      leave(thing, shared);
      throw e;
    }
    return new Turn(thing, shared);
  }

  private void leave(T thing, Shared shared) {
    synchronized (wanted) {
      if (--shared.users == 0) {
        wanted.remove(thing);
      }
    }
  }

  /** How many things somebody has or waits for. */
  int size() {
    synchronized (wanted) {
      return wanted.size();
    }
  }
}
