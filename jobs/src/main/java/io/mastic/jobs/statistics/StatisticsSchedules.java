package io.mastic.jobs.statistics;

import com.fasterxml.jackson.databind.JsonNode;
import io.mastic.catalog.scope.TableName;
import io.mastic.contract.Errors;
import io.mastic.kernel.Caller;
import io.mastic.kernel.Json;
import io.mastic.kernel.task.Tasks;
import io.mastic.kernel.time.Schedule;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.ScheduleState;

/** The schedules of settings as tasks: one per table that has one, due when its next run is. */
final class StatisticsSchedules {

  static final String KIND = "column-statistics-schedule";

  private final Tasks tasks;
  private final Clock clock;

  StatisticsSchedules(Tasks tasks, Clock clock) {
    this.tasks = tasks;
    this.clock = clock;
  }

  /** Whose table's turn it is. */
  record Turn(Caller caller, String database, String table) {

    static Turn read(String payload) {
      JsonNode json = Json.read(payload);
      return new Turn(
          Caller.root(json.path(0).asText(), json.path(1).asText()),
          json.path(2).asText(),
          json.path(3).asText());
    }
  }

  /**
   * @throws software.amazon.awssdk.services.glue.model.InvalidInputException if it is none
   */
  static void check(String expression) {
    try {
      Schedule.parse(expression);
    } catch (IllegalArgumentException e) {
      throw Errors.invalidInput(String.valueOf(e.getMessage()));
    }
  }

  /** Replaces a table's schedule; none, or one that is stopped, takes it away. */
  void set(
      Handle h,
      TableName table,
      software.amazon.awssdk.services.glue.model.@Nullable Schedule schedule) {
    Caller caller = Caller.current();
    String key =
        Json.write(
            List.of(caller.account(), caller.region(), table.database().name(), table.name()));
    tasks.cancel(h, KIND, key);
    next(schedule).ifPresent(due -> tasks.enqueue(h, KIND, key, due, key));
  }

  /** When a run is due next, if the schedule is on. */
  Optional<Instant> next(software.amazon.awssdk.services.glue.model.@Nullable Schedule schedule) {
    return schedule == null || schedule.state() != ScheduleState.SCHEDULED
        ? Optional.empty()
        : Schedule.parse(schedule.scheduleExpression()).next(clock.instant());
  }

  Instant now() {
    return Instant.ofEpochMilli(clock.millis());
  }
}
