package io.mastic.jobs.logs;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A span of time; null is open.
 *
 * @param from inclusive
 * @param until exclusive
 */
public record TimeRange(@Nullable Instant from, @Nullable Instant until) {

  public static final TimeRange ALWAYS = new TimeRange(null, null);

  boolean contains(Instant time) {
    return (from == null || !time.isBefore(from)) && (until == null || time.isBefore(until));
  }
}
