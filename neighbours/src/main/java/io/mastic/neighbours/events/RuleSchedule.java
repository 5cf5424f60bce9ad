package io.mastic.neighbours.events;

import io.mastic.kernel.time.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code rate(...)} or {@code cron(...)}; pure. */
final class RuleSchedule {

  private static final Pattern RATE =
      Pattern.compile("rate\\(([1-9][0-9]{0,6}) (minutes?|hours?|days?)\\)");

  private RuleSchedule() {}

  /**
   * When it is due next; empty for never again.
   *
   * @throws io.mastic.wire.json.JsonServiceException for what is no schedule
   */
  static Optional<Instant> next(String expression, Instant after) {
    Matcher rate = RATE.matcher(expression);
    if (rate.matches()) {
      long number = Long.parseLong(rate.group(1));
      String unit = rate.group(2);
      if (unit.endsWith("s") != (number > 1)) {
        throw invalid();
      }
      Duration step =
          switch (unit.charAt(0)) {
            case 'm' -> Duration.ofMinutes(number);
            case 'h' -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
          };
      return Optional.of(after.plus(step));
    }
    try {
      return Schedule.parse(expression).next(after);
    } catch (IllegalArgumentException e) {
      throw invalid();
    }
  }

  private static RuntimeException invalid() {
    return EventErrors.invalid("Parameter ScheduleExpression is not valid.");
  }
}
