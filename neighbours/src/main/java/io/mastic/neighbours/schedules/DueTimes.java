package io.mastic.neighbours.schedules;

import com.fasterxml.jackson.databind.JsonNode;
import io.mastic.kernel.time.Schedule;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * When a schedule is due: {@code at(...)}, {@code rate(...)} or {@code cron(...)}; pure.
 *
 * @param from before that it is not due; null for from when it was made
 * @param to after that it is not due; null for ever
 * @param made when it was made, or last changed
 */
record DueTimes(
    String expression, ZoneId zone, @Nullable Instant from, @Nullable Instant to, Instant made) {

  private static final Pattern ONCE =
      Pattern.compile("at\\((\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2})\\)");
  private static final Pattern RATE =
      Pattern.compile("rate\\(\\s*([1-9][0-9]{0,8})\\s+(minute|hour|day)s?\\s*\\)");

  /**
   * @throws io.mastic.wire.json.JsonServiceException for what is no time
   */
  static DueTimes of(JsonNode schedule, Instant made) {
    DueTimes times =
        new DueTimes(
            schedule.path("ScheduleExpression").asText(),
            zone(schedule.path("ScheduleExpressionTimezone").asText("UTC")),
            date(schedule, "StartDate"),
            date(schedule, "EndDate"),
            made);
    if (times.from != null && times.to != null && !times.from.isBefore(times.to)) {
      throw ScheduleErrors.invalid("The StartDate you specify must come before the EndDate.");
    }
    Optional<Instant> unused = times.next(Instant.EPOCH);
    return times;
  }

  private static ZoneId zone(String name) {
    if (!ZoneId.getAvailableZoneIds().contains(name)) {
      throw ScheduleErrors.invalid("Invalid ScheduleExpressionTimezone " + name + ".");
    }
    return ZoneId.of(name);
  }

  private static @Nullable Instant date(JsonNode schedule, String name) {
    return schedule.hasNonNull(name)
        ? Instant.ofEpochMilli(Math.round(schedule.get(name).asDouble() * 1_000))
        : null;
  }

  /** The first time strictly after that moment; empty for never again. */
  Optional<Instant> next(Instant after) {
    Matcher once = ONCE.matcher(expression);
    if (once.matches()) {
      // AWS minds neither of the two dates where there is one time.
      return Optional.of(once(once.group(1))).filter(time -> time.isAfter(after));
    }
    Instant start = from == null ? made : from;
    Instant since = after.isBefore(start) ? start.minusMillis(1) : after;
    return recurring(start, since).filter(time -> to == null || !time.isAfter(to));
  }

  private Instant once(String time) {
    try {
      return LocalDateTime.parse(time, DateTimeFormatter.ISO_LOCAL_DATE_TIME)
          .atZone(zone)
          .toInstant();
    } catch (DateTimeException e) {
      throw invalid();
    }
  }

  private Optional<Instant> recurring(Instant start, Instant after) {
    Matcher rate = RATE.matcher(expression);
    if (rate.matches()) {
      Duration step = step(Long.parseLong(rate.group(1)), rate.group(2));
      long past = Math.floorDiv(Duration.between(start, after).toMillis(), step.toMillis());
      return Optional.of(start.plus(step.multipliedBy(past + 1)));
    }
    try {
      return Schedule.parse(expression).next(after, zone);
    } catch (IllegalArgumentException e) {
      throw invalid();
    }
  }

  private static Duration step(long number, String unit) {
    return switch (unit) {
      case "minute" -> Duration.ofMinutes(number);
      case "hour" -> Duration.ofHours(number);
      default -> Duration.ofDays(number);
    };
  }

  private RuntimeException invalid() {
    return ScheduleErrors.invalid("Invalid Schedule Expression " + expression + ".");
  }
}
