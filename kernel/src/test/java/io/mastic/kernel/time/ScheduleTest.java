package io.mastic.kernel.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cron(15 12 * * ? *)      | 2026-03-01T12:15:00Z | 2026-03-02T12:15:00Z",
        "cron(0 18 ? * MON-FRI *) | 2026-03-06T18:00:00Z | 2026-03-09T18:00:00Z",
        "cron(0/15 * * * ? *)     | 2026-03-06T18:01:00Z | 2026-03-06T18:15:00Z",
        "cron(0 8 1 * ? *)        | 2026-03-06T18:01:00Z | 2026-04-01T08:00:00Z",
        "cron(0 0 L * ? *)        | 2026-02-06T18:01:00Z | 2026-02-28T00:00:00Z",
        "cron(0 0 ? * 1 *)        | 2026-03-06T18:01:00Z | 2026-03-08T00:00:00Z",
      })
  void nextTimes(String expression, Instant after, Instant next) {
    assertThat(Schedule.parse(expression).next(after)).contains(next);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "15 12 * * ? *",
        "cron()",
        "cron(15 12 * * * *)",
        "cron(61 * * * ? *)",
        "cron(a b c d e f)",
        "rate(5 minutes)"
      })
  void whatIsNoSchedule(String expression) {
    assertThatIllegalArgumentException().isThrownBy(() -> Schedule.parse(expression));
  }
}
