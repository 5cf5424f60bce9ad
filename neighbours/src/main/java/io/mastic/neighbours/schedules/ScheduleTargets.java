package io.mastic.neighbours.schedules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.kernel.Caller;
import io.mastic.kernel.Json;
import io.mastic.neighbours.events.BusEvent;
import io.mastic.neighbours.events.EventBus;
import io.mastic.neighbours.queues.Outgoing;
import io.mastic.neighbours.queues.Sqs;
import io.mastic.neighbours.topics.Sns;
import java.time.Clock;
import java.util.List;

/** What schedules can call: queues, topics, buses, and any operation of a few services. */
final class ScheduleTargets {

  private static final List<String> ELSEWHERE =
      List.of("EcsParameters", "KinesisParameters", "SageMakerPipelineParameters");

  private final Clock clock;
  private final Sqs queues;
  private final Sns topics;
  private final EventBus bus;
  private final UniversalTargets universal;

  ScheduleTargets(Clock clock, Scheduler.Targets to) {
    this.clock = clock;
    this.queues = to.queues();
    this.topics = to.topics();
    this.bus = to.bus();
    this.universal = new UniversalTargets(to.services());
  }

  /** Checks a target as it is given. */
  void check(JsonNode target) {
    ELSEWHERE.forEach(
        member -> {
          if (target.has(member)) {
            throw ScheduleErrors.notServed("the target member " + member + " of scheduler");
          }
        });
    if (!target.path("RoleArn").asText().contains("::" + Caller.current().account() + ":")) {
      throw ScheduleErrors.invalid("The execution role must be one of this account.");
    }
    String arn = target.path("Arn").asText();
    if (!arn.startsWith("arn:aws:")) {
      throw ScheduleErrors.invalid("Provided Arn is not in correct format.");
    }
    if (UniversalTargets.is(arn)) {
      universal.check(arn, target.path("Input"));
      return;
    }
    if (!isQueue(arn) && !isTopic(arn) && !isBus(arn)) {
      throw ScheduleErrors.notServed(
          "targets of " + arn.split(":", 4)[2] + " in scheduler: " + arn);
    }
    requireHere(arn);
    if (isBus(arn)) {
      requireEvent(target);
    }
    boolean hasGroup = target.at("/SqsParameters/MessageGroupId").isTextual();
    if (isQueue(arn) && arn.endsWith(".fifo") != hasGroup) {
      throw ScheduleErrors.invalid(
          "SqsParameters.MessageGroupId must be given for a FIFO queue, and for no other target.");
    }
  }

  private static void requireHere(String arn) {
    Caller caller = Caller.current();
    String[] parts = arn.split(":", -1);
    if (!parts[3].equals(caller.region()) || !parts[4].equals(caller.account())) {
      throw ScheduleErrors.notServed("targets of another account or region: " + arn);
    }
  }

  private static void requireEvent(JsonNode target) {
    if (!target.has("EventBridgeParameters")) {
      throw ScheduleErrors.invalid("EventBridgeParameters must be given for an event bus.");
    }
    if (target.has("Input") && !UniversalTargets.isObject(target.path("Input").asText())) {
      throw ScheduleErrors.invalid("Input must be a JSON object for an event bus.");
    }
  }

  private static boolean isQueue(String arn) {
    return arn.startsWith("arn:aws:sqs:");
  }

  private static boolean isTopic(String arn) {
    return arn.startsWith("arn:aws:sns:");
  }

  private static boolean isBus(String arn) {
    return arn.startsWith("arn:aws:events:") && arn.contains(":event-bus/");
  }

  /**
   * Calls a target.
   *
   * @param id of this call, by which a FIFO queue knows it again
   * @throws LostCallException if it will never take it
   */
  void call(JsonNode target, String input, String id) throws LostCallException {
    String arn = target.path("Arn").asText();
    if (UniversalTargets.is(arn)) {
      universal.call(arn, input);
    } else if (isBus(arn)) {
      String unused = bus.put(arn.substring(arn.lastIndexOf('/') + 1), event(target, input));
    } else if (isTopic(arn)) {
      if (!topics.publish(arn, input)) {
        throw gone(arn);
      }
    } else {
      Outgoing message = Outgoing.of(input, Json.MAPPER.createObjectNode());
      String group = target.at("/SqsParameters/MessageGroupId").asText("");
      if (!queues.send(arn, group.isEmpty() ? message : message.in(group, id))) {
        throw gone(arn);
      }
    }
  }

  private BusEvent event(JsonNode target, String input) {
    JsonNode parameters = target.path("EventBridgeParameters");
    return BusEvent.of(
        parameters.path("Source").asText(),
        parameters.path("DetailType").asText(),
        clock.instant(),
        Json.read(input));
  }

  private static LostCallException gone(String arn) {
    return new LostCallException(
        "ResourceNotFoundException", "The target " + arn + " does not exist.");
  }

  /** Puts a call that was not taken into its queue of dead letters; false if that is gone too. */
  boolean bury(String queue, String input, ObjectNode attributes) {
    return queues.send(queue, Outgoing.of(input, attributes));
  }
}
