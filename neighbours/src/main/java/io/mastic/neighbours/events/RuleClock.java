package io.mastic.neighbours.events;

import com.fasterxml.jackson.databind.JsonNode;
import io.mastic.kernel.Caller;
import io.mastic.kernel.Db;
import io.mastic.kernel.Json;
import io.mastic.kernel.task.Task;
import io.mastic.kernel.task.TaskHandler;
import io.mastic.kernel.task.Tasks;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Rules with a schedule: for each its next time is a task. */
final class RuleClock implements TaskHandler {

  static final String KIND = "event-rule";

  private final Db db;
  private final Clock clock;
  private final Tasks tasks;
  private final EventBus bus;

  RuleClock(Db db, Clock clock, Tasks tasks, EventBus bus) {
    this.db = db;
    this.clock = clock;
    this.tasks = tasks;
    this.bus = bus;
  }

  /** Plans a rule's next time anew, or none. */
  void plan(Handle h, EventRule rule) {
    cancel(h, rule.name());
    next(h, rule);
  }

  void cancel(Handle h, String rule) {
    tasks.cancelAll(h, KIND, key(rule));
  }

  private void next(Handle h, EventRule rule) {
    if (!rule.isEnabled()) {
      return;
    }
    Caller caller = Caller.current();
    rule.find("ScheduleExpression")
        .flatMap(expression -> RuleSchedule.next(expression, clock.instant()))
        .ifPresent(
            due ->
                tasks.enqueue(
                    h,
                    KIND,
                    // The moment is part of the key: the task that plans the next is still there.
                    key(rule.name()) + due.toEpochMilli(),
                    due,
                    Json.write(
                        Map.of(
                            "account", caller.account(),
                            "region", caller.region(),
                            "rule", rule.name()))));
  }

  private static String key(String rule) {
    Caller caller = Caller.current();
    return caller.account() + "/" + caller.region() + "/" + rule + "\n";
  }

  @Override
  public Outcome run(Task task) {
    JsonNode payload = Json.read(task.payload());
    Caller caller = Caller.root(payload.path("account").asText(), payload.path("region").asText());
    caller.run(
        () ->
            db.writeOnly(
                h ->
                    RuleStore.find(h, EventRule.DEFAULT_BUS, payload.path("rule").asText())
                        .filter(EventRule::isEnabled)
                        .filter(rule -> rule.find("ScheduleExpression").isPresent())
                        .ifPresent(
                            rule -> {
                              bus.deliver(h, rule, tick(rule), "");
                              next(h, rule);
                            })));
    return DONE;
  }

  private JsonNode tick(EventRule rule) {
    return BusEvent.of(
            "aws.events", "Scheduled Event", clock.instant(), Json.MAPPER.createObjectNode())
        .about(List.of(rule.arn()))
        .document();
  }
}
