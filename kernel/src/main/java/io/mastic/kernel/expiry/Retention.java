package io.mastic.kernel.expiry;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * How long what has ended is kept.
 *
 * @param days 0 for ever
 * @param byRoom days for rooms that differ, by their names
 */
public record Retention(int days, Map<String, Integer> byRoom) {

  /** As long as AWS keeps the history of runs and crawls. */
  public static final Retention DEFAULT = new Retention(90, Map.of());

  public Retention {
    byRoom = Map.copyOf(byRoom);
    if (days < 0 || byRoom.values().stream().anyMatch(each -> each < 0)) {
      throw new IllegalArgumentException("days to keep something cannot be negative");
    }
  }

  /** What ended before then is forgotten by that room; empty if nothing is. */
  public Optional<Instant> before(String room, Instant now) {
    int kept = byRoom.getOrDefault(room, days);
    return kept == 0 ? Optional.empty() : Optional.of(now.minus(Duration.ofDays(kept)));
  }
}
