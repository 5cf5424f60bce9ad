package io.mastic.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** When schedules come, as they are drawn. */
class SchedulePageTest {

  private static final Instant NOW = Instant.parse("2026-11-30T10:30:00Z");

  @Test
  void timesAreThoseUpToTheEnd() {
    assertThat(SchedulePage.times("cron(0 * * * ? *)", NOW, NOW.plus(Duration.ofHours(2))))
        .containsExactly(
            Instant.parse("2026-11-30T11:00:00Z").toEpochMilli(),
            Instant.parse("2026-11-30T12:00:00Z").toEpochMilli());
  }

  @Test
  void theyAreBoundedAndWhatIsNoScheduleHasNone() {
    assertThat(SchedulePage.times("cron(* * * * ? *)", NOW, NOW.plus(Duration.ofDays(7))))
        .hasSize(200);
    assertThat(SchedulePage.times("rate(5 minutes)", NOW, NOW.plus(Duration.ofDays(7)))).isEmpty();
    assertThat(SchedulePage.times("cron(0 0 1 1 ? 2020)", NOW, NOW.plus(Duration.ofDays(7))))
        .isEmpty();
  }
}
