package io.mastic.kernel;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for a condition with a deadline, so that tests neither sleep nor hang. */
public final class Awaiting {

  private Awaiting() {}

  public static void until(String what, Duration atMost, BooleanSupplier condition) {
    Instant deadline = Instant.now().plus(atMost);
    while (!condition.getAsBoolean()) {
      if (Instant.now().isAfter(deadline)) {
        throw new AssertionError("not within " + atMost + ": " + what);
      }
      LockSupport.parkNanos(10_000_000);
    }
  }
}
