package io.mastic.workflows;

import com.fasterxml.jackson.databind.JsonNode;
import io.mastic.kernel.Caller;
import io.mastic.kernel.Json;
import io.mastic.kernel.task.TaskHandler;
import io.mastic.kernel.task.Tasks;
import io.mastic.kernel.time.Schedule;
import java.time.Clock;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.Trigger;

/**
 * The moments at which scheduled triggers fire, each a task that is due then. Firing plans the next
 * moment in the same transaction; moments that passed while no server ran are made up for once, not
 * one by one.
 */
final class TriggerSchedules {

  private static final String KIND = "trigger-schedule";

  private final Tasks tasks;
  private final Clock clock;
  private @Nullable BiConsumer<Caller, String> fire;

  TriggerSchedules(Tasks tasks, Clock clock) {
    this.tasks = tasks;
    this.clock = clock;
    tasks.handle(
        KIND,
        task -> {
          JsonNode payload = Json.read(task.payload());
          Caller caller =
              Caller.root(payload.get("account").asText(), payload.get("region").asText());
          if (fire == null) {
            throw new IllegalStateException("nobody is called when a schedule is due");
          }
          fire.accept(caller, payload.get("trigger").asText());
          return TaskHandler.DONE;
        });
  }

  /** Says who is called when a trigger's time has come. */
  void call(BiConsumer<Caller, String> fire) {
    this.fire = fire;
  }

  void plan(Handle h, Caller caller, Trigger trigger) {
    Schedule.parse(trigger.schedule())
        .next(clock.instant())
        .ifPresent(
            due ->
                tasks.enqueue(
                    h,
                    KIND,
                    // The moment is part of the key: the task that plans the next one is still
                    // there while it does.
                    key(caller, trigger.name()) + due.toEpochMilli(),
                    due,
                    Json.write(
                        Map.of(
                            "account",
                            caller.account(),
                            "region",
                            caller.region(),
                            "trigger",
                            trigger.name()))));
  }

  void cancel(Handle h, Caller caller, String trigger) {
    tasks.cancelAll(h, KIND, key(caller, trigger));
  }

  private static String key(Caller caller, String trigger) {
    return caller.account() + "/" + caller.region() + "/" + trigger + "\n";
  }
}
