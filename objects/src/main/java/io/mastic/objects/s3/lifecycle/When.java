package io.mastic.objects.s3.lifecycle;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * When a rule is due: some days after something, or from a date on. S3 rounds the end of the days
 * up to the next midnight.
 */
record When(@Nullable Integer days, @Nullable Instant date) {

  static When days(int days) {
    return new When(days, null);
  }

  boolean isDue(Instant since, Instant now) {
    return !due(since).isAfter(now);
  }

  Instant due(Instant since) {
    if (days == null) {
      return date == null ? Instant.MAX : date;
    }
    Instant end = since.plus(Duration.ofDays(days));
    Instant midnight = end.truncatedTo(ChronoUnit.DAYS);
    return midnight.equals(end) ? end : midnight.plus(Duration.ofDays(1));
  }
}
