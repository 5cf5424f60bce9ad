package io.mastic.neighbours.schedules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.kernel.Caller;
import io.mastic.kernel.Db;
import io.mastic.kernel.Ids;
import io.mastic.kernel.Json;
import io.mastic.kernel.task.Task;
import io.mastic.kernel.task.TaskHandler;
import io.mastic.kernel.task.Tasks;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Each schedule's next time is a task. When it has come, the call and the next time are written
 * together, so that neither is lost or doubled.
 */
final class ScheduleClock implements TaskHandler {

  static final String KIND = "schedule";

  private final Db db;
  private final Clock clock;
  private final Tasks tasks;
  private final Schedules schedules;

  ScheduleClock(Db db, Clock clock, Tasks tasks, Schedules schedules) {
    this.db = db;
    this.clock = clock;
    this.tasks = tasks;
    this.schedules = schedules;
  }

  /** Plans a schedule's next time anew, or none. */
  void plan(Handle h, KeptSchedule schedule) {
    cancel(h, schedule);
    if (schedule.isEnabled()) {
      boolean unused = enqueue(h, schedule, clock.instant().minusMillis(1));
    }
  }

  void cancel(Handle h, KeptSchedule schedule) {
    tasks.cancelAll(h, KIND, key(schedule));
  }

  /** Whether there is a next time. */
  private boolean enqueue(Handle h, KeptSchedule schedule, Instant after) {
    Optional<Instant> next = schedule.times().next(after);
    next.ifPresent(
        time -> {
          Caller caller = Caller.current();
          ObjectNode payload = Json.MAPPER.createObjectNode();
          payload.put("account", caller.account()).put("region", caller.region());
          payload.put("group", schedule.group()).put("name", schedule.name());
          payload.put("time", time.toString());
          // The moment is part of the key: the task that plans the next is still there.
          String key = key(schedule) + time.toEpochMilli();
          tasks.enqueue(h, KIND, key, time.plusMillis(delay(schedule, key)), Json.write(payload));
        });
    return next.isPresent();
  }

  /** Somewhere within the window, always the same for the same moment. */
  private static long delay(KeptSchedule schedule, String key) {
    long window = schedule.window();
    UUID spread = UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8));
    return window == 0 ? 0 : Math.floorMod(spread.getMostSignificantBits(), window);
  }

  private static String key(KeptSchedule schedule) {
    Caller caller = Caller.current();
    return caller.account() + "/" + caller.region() + "/" + schedule.key() + "\n";
  }

  @Override
  public Outcome run(Task task) {
    JsonNode payload = Json.read(task.payload());
    Caller caller = Caller.root(payload.path("account").asText(), payload.path("region").asText());
    caller.run(
        () ->
            db.writeOnly(
                h ->
                    schedules
                        .find(payload.path("group").asText(), payload.path("name").asText())
                        .filter(KeptSchedule::isEnabled)
                        .ifPresent(due -> tick(h, due, payload.path("time").asText()))));
    return DONE;
  }

  private void tick(Handle h, KeptSchedule schedule, String time) {
    Caller caller = Caller.current();
    ObjectNode call = Json.MAPPER.createObjectNode();
    call.put("account", caller.account()).put("region", caller.region());
    call.put("arn", schedule.arn()).put("time", time);
    call.put("since", clock.millis()).put("id", Ids.uuid());
    call.set("target", schedule.target());
    tasks.enqueue(h, ScheduledCall.KIND, call.path("id").asText(), Json.write(call));
    Instant due = Instant.parse(time);
    Instant now = clock.instant();
    if (!enqueue(h, schedule, now.isAfter(due) ? now : due) && schedule.goesWhenDone()) {
      schedules.delete(schedule);
    }
  }
}
