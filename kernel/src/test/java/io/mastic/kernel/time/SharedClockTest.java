package io.mastic.kernel.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mastic.kernel.Db;
import io.mastic.kernel.TestDatabases;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** The machine's own clock has no part in it: neither is asked here. */
class SharedClockTest {

  private final AtomicLong database = new AtomicLong(1_000_000);
  private final AtomicLong nanos = new AtomicLong(77);
  private long answerTakes;
  private final SharedClock clock =
      new SharedClock(
          () -> {
            nanos.addAndGet(answerTakes);
            return database.get();
          },
          nanos::get,
          ZoneOffset.UTC);

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  @Test
  void countsOnFromWhatTheDatabaseSaid() {
    pass(Duration.ofSeconds(3));
    assertThat(clock.instant()).isEqualTo(Instant.ofEpochMilli(1_003_000));
  }

  @Test
  void followsTheDatabase() {
    pass(Duration.ofSeconds(3));
    database.set(2_000_000);
    clock.refresh();
    assertThat(clock.instant()).isEqualTo(Instant.ofEpochMilli(2_000_000));
  }

  @Test
  void doesNotTakeAnAnswerThatIsLate() {
    answerTakes = Duration.ofSeconds(4).toNanos();
    database.set(2_000_000);
    clock.refresh();
    assertThat(clock.instant()).isEqualTo(Instant.ofEpochMilli(1_004_000));
  }

  @Test
  void serversOfOneDatabaseAgree() {
    try (Db db = TestDatabases.postgresql()) {
      Clock right = SharedClock.of(db, Clock.systemUTC());
      Clock wrong = SharedClock.of(db, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
      assertThat(wrong.instant()).isCloseTo(right.instant(), within(1, ChronoUnit.SECONDS));
    }
  }
}
