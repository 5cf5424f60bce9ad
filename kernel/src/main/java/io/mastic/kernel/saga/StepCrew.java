package io.mastic.kernel.saga;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The threads of one turn of a saga: each tries one step, and the turn, which alone decides what
 * comes next, hears when it is back.
 */
final class StepCrew {

  /** A try, with its note. */
  @FunctionalInterface
  interface Work {
    void run() throws Exception;
  }

  private final Executor threads;
  private final int most;
  private final Map<String, Member> away = new LinkedHashMap<>();
  private final BlockingQueue<Member> back = new LinkedBlockingQueue<>();

  /**
   * @param most how many are away at once; with one the turn's own thread does it
   */
  StepCrew(Executor threads, int most) {
    this.threads = threads;
    this.most = most;
  }

  /** Names of the steps that are being tried. */
  Set<String> busy() {
    return Set.copyOf(away.keySet());
  }

  boolean isFull() {
    return away.size() >= most;
  }

  boolean isIdle() {
    return away.isEmpty();
  }

  void begin(String step, Work work) throws Exception {
    if (most == 1) {
      work.run();
      return;
    }
    Member member = new Member(step, work);
    away.put(step, member);
    threads.execute(member);
  }

  /** Waits until one is back. */
  void await() throws Exception {
    settle(back.take());
  }

  /** Waits until one is back, at most that long. */
  void await(Duration atMost) throws Exception {
    Member member = back.poll(atMost.toMillis(), TimeUnit.MILLISECONDS);
    if (member != null) {
      settle(member);
    }
  }

  private void settle(Member member) throws Exception {
    away.remove(member.step);
    if (member.failure instanceof Exception failure) {
      throw failure;
    } else if (member.failure instanceof Error error) {
      throw error;
    }
  }

  /** The turn is not to go on: neither is what is under way. */
  void interrupt() {
    away.values().forEach(Member::interrupt);
  }

  /** Waits for all who are away: once a turn is over nothing of it goes on. */
  void join() {
    boolean isInterrupted = false;
    while (!away.isEmpty()) {
      try {
        away.remove(back.take().step);
      } catch (InterruptedException e) {
        isInterrupted = true;
        interrupt();
      }
    }
    if (isInterrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Who tries one step. */
  private final class Member implements Runnable {

    private final String step;
    private final Work work;
    private volatile @Nullable Throwable failure;
    private @Nullable Thread thread;
    private boolean isStopped;

    Member(String step, Work work) {
      this.step = step;
      this.work = work;
    }

    @Override
    public void run() {
      try {
        if (comes()) {
          work.run();
        }
      } catch (Throwable e) {
        failure = e;
      } finally {
        leaves();
        back.add(this);
      }
    }

    private synchronized boolean comes() {
      thread = Thread.currentThread();
      return !isStopped;
    }

    /** The thread has other work from now on, which nobody interrupts for this. */
    private synchronized void leaves() {
      thread = null;
      boolean unused = Thread.interrupted();
    }

    synchronized void interrupt() {
      isStopped = true;
      if (thread != null) {
        thread.interrupt();
      }
    }
  }
}
