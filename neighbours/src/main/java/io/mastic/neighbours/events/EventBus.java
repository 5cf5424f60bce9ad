package io.mastic.neighbours.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.kernel.Caller;
import io.mastic.kernel.Db;
import io.mastic.kernel.Ids;
import io.mastic.kernel.Json;
import io.mastic.kernel.task.Tasks;
import java.time.Clock;
import org.jdbi.v3.core.Handle;

/**
 * Where events come in: for each target of each rule that wants one a delivery is enqueued, in the
 * transaction that put the event.
 */
public final class EventBus {

  private final Db db;
  private final Clock clock;
  private final Tasks tasks;

  EventBus(Db db, Clock clock, Tasks tasks) {
    this.db = db;
    this.clock = clock;
    this.tasks = tasks;
  }

  /**
   * Puts an event of this server's own on the caller's default bus, in the transaction under way.
   *
   * @return its id
   */
  public String put(BusEvent event) {
    return put(EventRule.DEFAULT_BUS, event);
  }

  /** The same on a bus of that name; one that is not there has no rules. */
  public String put(String bus, BusEvent event) {
    ObjectNode document = event.document();
    db.writeOnly(
        h -> {
          for (EventRule rule : RuleStore.of(h, bus)) {
            boolean isWanted =
                rule.isEnabled() && rule.pattern().filter(p -> p.matches(document)).isPresent();
            if (isWanted) {
              deliver(h, rule, document, event.cause());
            }
          }
        });
    return document.path("id").asText();
  }

  /** Enqueues the event for all targets of a rule. */
  void deliver(Handle h, EventRule rule, JsonNode event, String cause) {
    Caller caller = Caller.current();
    for (ObjectNode target : rule.targetList()) {
      ObjectNode payload = Json.MAPPER.createObjectNode();
      payload.put("account", caller.account()).put("region", caller.region());
      payload.put("rule", rule.arn()).put("name", rule.name());
      payload.put("since", clock.millis()).put("cause", cause);
      payload.set("target", target);
      payload.set("event", event);
      tasks.enqueue(h, Delivery.KIND, Ids.uuid(), Json.write(payload));
    }
  }
}
