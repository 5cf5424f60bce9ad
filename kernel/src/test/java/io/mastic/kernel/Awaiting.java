package io.mastic.kernel;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Waits for a condition with a deadline, so that tests neither sleep nor hang.
 *
 * <p>A deadline only ends what would last for ever: how quick something is, a benchmark says. So no
 * deadline is shorter than what a busy machine may need.
 */
public final class Awaiting {

  private static final Duration AT_LEAST = Duration.ofMinutes(1);

  private Awaiting() {}

  public static void until(String what, Duration atMost, BooleanSupplier condition) {
    Duration limit = atMost.compareTo(AT_LEAST) < 0 ? AT_LEAST : atMost;
    Instant deadline = Instant.now().plus(limit);
    while (!condition.getAsBoolean()) {
      if (Instant.now().isAfter(deadline)) {
        throw new AssertionError("not within " + limit + ": " + what);
      }
      LockSupport.parkNanos(10_000_000);
    }
  }
}
