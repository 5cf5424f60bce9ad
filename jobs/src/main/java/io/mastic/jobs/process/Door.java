package io.mastic.jobs.process;

import io.mastic.jobs.launch.order.Demand;
import io.mastic.jobs.launch.order.Launcher;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Lets processes into the launcher's room. Once one did not fit, nobody who waits is called before
 * something has ended: else they would come to a closed door again and again.
 */
final class Door {

  /** How soon who waits is called again although nothing is known to have ended. */
  private static final long SAFETY_LOOK = TimeUnit.SECONDS.toNanos(10);

  private final Launcher launcher;
  private final AtomicLong ends = new AtomicLong();
  private volatile long closedAfter = -1;
  private volatile long openAt = System.nanoTime();

  Door(Launcher launcher) {
    this.launcher = launcher;
  }

  /** May those who wait be called? */
  boolean isOpen() {
    boolean isClosed = closedAfter == ends.get() && System.nanoTime() - openAt < 0;
    return !isClosed && launcher.hasRoom();
  }

  /** Something has ended. */
  void open() {
    ends.incrementAndGet();
  }

  /** Keeps room for a process, if there is some. */
  boolean letIn(Demand demand) {
    // Read first: what ends from now on opens the door again.
    long before = ends.get();
    if (launcher.reserve(demand)) {
      return true;
    }
    openAt = System.nanoTime() + SAFETY_LOOK;
    closedAfter = before;
    return false;
  }
}
