package io.mastic.kernel.signin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How many may fail to sign in within a minute: few with the same key, and not very many at all.
 * Kept in memory; each server counts for itself.
 */
final class Throttle {

  static final int OF_A_KEY = 5;
  static final int OF_ALL = 50;
  static final Duration WINDOW = Duration.ofMinutes(1);

  private static final int MOST_KEYS = 1_000;
  private static final String ALL = "all";
  private static final String KEY = "key ";

  private final Clock clock;
  private final Map<String, Deque<Instant>> failures =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Deque<Instant>> eldest) {
          return size() > MOST_KEYS;
        }
      };

  Throttle(Clock clock) {
    this.clock = clock;
  }

  /**
   * @throws ThrottledException if that key must wait
   */
  synchronized void check(String keyId) throws ThrottledException {
    check(ALL, OF_ALL);
    check(KEY + keyId, OF_A_KEY);
  }

  private void check(String whose, int most) throws ThrottledException {
    Deque<Instant> times = failures.get(whose);
    if (times == null) {
      return;
    }
    Instant now = clock.instant();
    times.removeIf(time -> time.plus(WINDOW).isBefore(now));
    if (times.size() >= most) {
      throw new ThrottledException(Duration.between(now, times.getFirst().plus(WINDOW)));
    }
  }

  synchronized void failed(String keyId) {
    Instant now = clock.instant();
    failures.computeIfAbsent(ALL, all -> new ArrayDeque<>()).add(now);
    failures.computeIfAbsent(KEY + keyId, key -> new ArrayDeque<>()).add(now);
  }

  synchronized void succeeded(String keyId) {
    failures.remove(KEY + keyId);
  }
}
