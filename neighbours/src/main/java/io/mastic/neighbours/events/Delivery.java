package io.mastic.neighbours.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.kernel.Caller;
import io.mastic.kernel.Json;
import io.mastic.kernel.task.Task;
import io.mastic.kernel.task.TaskHandler;
import io.mastic.neighbours.queues.Outgoing;
import io.mastic.neighbours.queues.Sqs;
import io.mastic.wire.json.JsonServiceException;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes one event to one target, at least once: tried again, later each time, until it is taken,
 * its retry policy ends it, or the target is gone. Then it is a dead letter, or said in the log.
 */
final class Delivery implements TaskHandler {

  static final String KIND = "event-delivery";

  private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
  private static final int MOST_TRIES = 185;
  private static final int MOST_SECONDS = 86_400;

  private final Clock clock;
  private final EventTargets targets;
  private final Sqs queues;

  Delivery(Clock clock, EventTargets targets, Sqs queues) {
    this.clock = clock;
    this.targets = targets;
    this.queues = queues;
  }

  @Override
  public Outcome run(Task task) throws Exception {
    JsonNode payload = Json.read(task.payload());
    Caller caller = Caller.root(payload.path("account").asText(), payload.path("region").asText());
    return caller.call(() -> deliver(task, payload));
  }

  private Outcome deliver(Task task, JsonNode payload) {
    JsonNode target = payload.path("target");
    JsonNode event = payload.path("event");
    String workflow = EventTargets.workflow(target.path("Arn").asText());
    if (workflow != null && workflow.equals(payload.path("cause").asText())) {
      bury(payload, "LOOP", "The workflow " + workflow + " would start itself by this event.", 0);
      return DONE;
    }
    try {
      String input = TargetInput.of(target, event, payload.path("rule").asText());
      targets.deliver(target, event, input);
    } catch (GoneTargetException e) {
      bury(payload, e.code(), String.valueOf(e.getMessage()), task.attempts());
    } catch (JsonServiceException e) {
      // The target looked at it and refuses it: it will never take it.
      bury(payload, e.code(), String.valueOf(e.getMessage()), task.attempts());
    } catch (RuntimeException e) {
      if (!isOver(task, payload)) {
        throw e;
      }
      LOG.warn("event {} cannot be delivered", event.path("id").asText(), e);
      bury(payload, "INTERNAL_ERROR", String.valueOf(e.getMessage()), task.attempts());
    }
    return DONE;
  }

  private boolean isOver(Task task, JsonNode payload) {
    JsonNode policy = payload.at("/target/RetryPolicy");
    long age = clock.millis() - payload.path("since").asLong();
    return task.attempts() >= policy.path("MaximumRetryAttempts").asInt(MOST_TRIES)
        || age >= policy.path("MaximumEventAgeInSeconds").asInt(MOST_SECONDS) * 1_000L;
  }

  private void bury(JsonNode payload, String code, String message, int tries) {
    JsonNode target = payload.path("target");
    String event = payload.at("/event/id").asText();
    String arn = target.path("Arn").asText();
    LOG.warn(
        "event {} of rule {} is not delivered to {}: {} ({})",
        event,
        payload.path("name").asText(),
        arn,
        message,
        code);
    String dead = target.at("/DeadLetterConfig/Arn").asText("");
    if (dead.isEmpty()) {
      return;
    }
    ObjectNode attributes = Json.MAPPER.createObjectNode();
    attribute(attributes, "ERROR_CODE", code);
    attribute(attributes, "ERROR_MESSAGE", message);
    attribute(attributes, "RULE_ARN", payload.path("rule").asText());
    attribute(attributes, "TARGET_ARN", arn);
    attribute(attributes, "RETRY_ATTEMPTS", String.valueOf(tries));
    if (!queues.send(dead, Outgoing.of(Json.write(payload.path("event")), attributes))) {
      LOG.warn("the queue {} for dead letters is gone too; event {} is lost", dead, event);
    }
  }

  private static void attribute(ObjectNode attributes, String name, String value) {
    attributes.putObject(name).put("DataType", "String").put("StringValue", value);
  }
}
