package io.mastic.kernel;

import java.time.Duration;
import java.util.function.IntSupplier;

/**
 * How many rows the next piece of long work takes, so that its transaction stays well below {@link
 * WriteTimes#BOUND}: learnt from how long the pieces before took on this machine, now.
 */
public final class Pace {

  /** A quarter of the bound: a piece that takes thrice as long as its like is still within it. */
  private static final long TARGET = WriteTimes.BOUND.toNanos() / 4;

  private static final int FEWEST = 20;

  private final int most;
  private int rows;

  /**
   * @param first how many rows the first piece takes
   * @param most how many a piece takes at most, however fast it goes
   */
  public Pace(int first, int most) {
    this.rows = first;
    this.most = most;
  }

  /** For rows of which a usual machine writes ten to thirty in a millisecond. */
  public static Pace ofRows() {
    return new Pace(500, 1_000);
  }

  public synchronized int rows() {
    return rows;
  }

  /**
   * Does a piece within its transaction, and learns from it; waiting for the transaction is not
   * part of it.
   *
   * @return how many rows it took
   */
  public int of(IntSupplier piece) {
    long begun = System.nanoTime();
    int done = piece.getAsInt();
    took(done, Duration.ofNanos(System.nanoTime() - begun));
    return done;
  }

  /**
   * Learns from a piece.
   *
   * @param done how many rows it took; a piece that was cut short says little, and changes little
   */
  synchronized void took(int done, Duration time) {
    if (done <= 0) {
      return;
    }
    double fits = done * (TARGET / (double) Math.max(1, time.toNanos()));
    // Down at once, up by doubling: one lucky piece does not make a long one.
    double next = Math.min(fits, rows * 2.0);
    if (done >= rows / 2 || time.toNanos() > TARGET) {
      rows = (int) Math.max(FEWEST, Math.min(most, next));
    }
  }
}
