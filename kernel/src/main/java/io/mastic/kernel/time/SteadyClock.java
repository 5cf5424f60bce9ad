package io.mastic.kernel.time;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

/**
 * A clock that nobody sets: it agrees with another at first and then only counts what passes, so
 * that a span of time is as long as it was. It stands still while the machine sleeps.
 */
public final class SteadyClock extends Clock {

  private final Clock other;
  private final Instant start;
  private final long startNanos;

  public SteadyClock(Clock other) {
    this.other = other;
    this.start = other.instant();
    this.startNanos = System.nanoTime();
  }

  @Override
  public Instant instant() {
    return start.plusNanos(System.nanoTime() - startNanos);
  }

  @Override
  public ZoneId getZone() {
    return other.getZone();
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return new SteadyClock(other.withZone(zone));
  }
}
