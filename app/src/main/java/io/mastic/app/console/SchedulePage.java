package io.mastic.app.console;

import io.mastic.kernel.http.HttpRequest;
import io.mastic.kernel.http.HttpResponse;
import io.mastic.kernel.time.Schedule;
import io.mastic.wire.page.OwnPage;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code GET /_/api/schedule?expression=&hours=}: when schedules come next, as the server itself
 * reads them. The answer is {@code {"Times": {EXPRESSION: [...]}}}, in epoch milliseconds, at most
 * 200 each; an expression that is none has no times.
 */
public record SchedulePage(Clock clock) implements OwnPage {

  private static final int MOST = 200;
  private static final int MOST_EXPRESSIONS = 500;
  private static final int MOST_HOURS = 24 * 366;

  @Override
  public String name() {
    return "api/schedule";
  }

  @Override
  public Audience audience() {
    return Audience.SIGNED_IN;
  }

  @Override
  public void answer(HttpRequest request, HttpResponse response) throws IOException {
    PageAnswer.get(request, response, this::find);
  }

  private Map<String, Object> find(PageQuery parameters) {
    List<String> expressions = parameters.all("expression");
    if (expressions.size() > MOST_EXPRESSIONS) {
      throw new IllegalArgumentException("At most " + MOST_EXPRESSIONS + " expressions.");
    }
    Instant now = clock.instant();
    Instant until = now.plus(Duration.ofHours(parameters.number("hours", 24, MOST_HOURS)));
    Map<String, List<Long>> times = new LinkedHashMap<>();
    expressions.forEach(expression -> times.put(expression, times(expression, now, until)));
    return Map.of("Times", times);
  }

  /** The times of a schedule after one moment and up to another. */
  static List<Long> times(String expression, Instant after, Instant until) {
    Schedule schedule;
    try {
      schedule = Schedule.parse(expression);
    } catch (IllegalArgumentException e) {
      return List.of();
    }
    List<Long> times = new ArrayList<>();
    Optional<Instant> next = schedule.next(after);
    while (next.isPresent() && !next.get().isAfter(until) && times.size() < MOST) {
      times.add(next.get().toEpochMilli());
      next = schedule.next(next.get());
    }
    return times;
  }
}
