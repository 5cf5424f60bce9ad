package io.mastic.neighbours.schedules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.kernel.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DueTimesTest {

  private static final Instant MADE = Instant.parse("2026-03-28T12:00:00Z");

  private static ObjectNode schedule(String expression, String zone) {
    return Json.MAPPER
        .createObjectNode()
        .put("ScheduleExpression", expression)
        .put("ScheduleExpressionTimezone", zone);
  }

  /** The first times after a moment. */
  private static List<String> times(ObjectNode schedule, String after, int count) {
    DueTimes times = DueTimes.of(schedule, MADE);
    List<String> all = new ArrayList<>();
    Optional<Instant> next = times.next(Instant.parse(after));
    while (next.isPresent() && all.size() < count) {
      all.add(next.get().toString());
      next = times.next(next.get());
    }
    return all;
  }

  @Test
  void aRateCountsFromWhenItWasMade() {
    assertThat(times(schedule("rate(2 hours)", "UTC"), "2026-03-28T11:59:59.999Z", 3))
        .containsExactly("2026-03-28T12:00:00Z", "2026-03-28T14:00:00Z", "2026-03-28T16:00:00Z");
    assertThat(times(schedule("rate(1 day)", "UTC"), "2026-05-01T00:00:00Z", 1))
        .containsExactly("2026-05-01T12:00:00Z");
  }

  @Test
  void aRateWithDatesIsWithinThem() {
    ObjectNode schedule = schedule("rate(30 minutes)", "UTC");
    schedule.put("StartDate", Instant.parse("2026-04-01T08:00:00Z").getEpochSecond());
    schedule.put("EndDate", Instant.parse("2026-04-01T09:00:00Z").getEpochSecond());
    assertThat(times(schedule, "2026-03-28T12:00:00Z", 9))
        .containsExactly("2026-04-01T08:00:00Z", "2026-04-01T08:30:00Z", "2026-04-01T09:00:00Z");
    schedule.put("EndDate", Instant.parse("2026-04-01T07:00:00Z").getEpochSecond());
    assertThatThrownBy(() -> DueTimes.of(schedule, MADE))
        .hasMessageContaining("before the EndDate");
  }

  @Test
  void aZoneLeavesOutATimeInSpringAndShowsOneTwiceInAutumn() {
    assertThat(times(schedule("cron(30 2 * * ? *)", "Europe/Berlin"), "2026-03-28T12:00:00Z", 1))
        // On the 29th there is no half past two in Berlin.
        .containsExactly("2026-03-30T00:30:00Z");
    assertThat(times(schedule("cron(30 2 * * ? *)", "Europe/Berlin"), "2026-10-24T12:00:00Z", 2))
        .containsExactly("2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z");
  }

  @Test
  void onceIsByTheClockOfItsZone() {
    ObjectNode once = schedule("at(2026-07-01T09:00:00)", "America/New_York");
    once.put("EndDate", 0);
    assertThat(times(once, "2026-03-28T12:00:00Z", 2)).containsExactly("2026-07-01T13:00:00Z");
    assertThat(times(once, "2026-07-01T13:00:00Z", 2)).isEmpty();
  }
}
