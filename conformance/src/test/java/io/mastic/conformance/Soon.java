package io.mastic.conformance;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits for what another process does. */
public final class Soon {

  private static final Duration LIMIT = Duration.ofMinutes(5);

  private Soon() {}

  public static void until(String what, BooleanSupplier is) throws InterruptedException {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (!is.getAsBoolean()) {
      if (System.nanoTime() - end > 0) {
        throw new AssertionError("not within " + LIMIT + ": " + what);
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
  }
}
