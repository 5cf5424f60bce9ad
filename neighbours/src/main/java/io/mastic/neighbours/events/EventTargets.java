package io.mastic.neighbours.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.kernel.Caller;
import io.mastic.kernel.Json;
import io.mastic.neighbours.queues.Outgoing;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What events can be sent to: queues, topics, workflows and log groups. */
final class EventTargets {

  private static final Set<String> MEMBERS =
      Set.of(
          "Id",
          "Arn",
          "RoleArn",
          "Input",
          "InputPath",
          "InputTransformer",
          "SqsParameters",
          "DeadLetterConfig",
          "RetryPolicy");

  private final EventBridge.Targets to;

  EventTargets(EventBridge.Targets to) {
    this.to = to;
  }

  /** Checks a target as it is put to a rule. */
  static void check(ObjectNode target) {
    target
        .fieldNames()
        .forEachRemaining(
            member -> {
              if (!MEMBERS.contains(member)) {
                throw EventErrors.notServed(
                    "the target member " + member + " of events:PutTargets");
              }
            });
    String arn = target.path("Arn").asText();
    if (!arn.startsWith("arn:")) {
      throw EventErrors.invalid(
          "Parameter " + arn + " is not valid. Reason: Provided Arn is not in correct format.");
    }
    if (!isQueue(arn) && !isTopic(arn) && workflow(arn) == null && logGroup(arn) == null) {
      String[] parts = arn.split(":", 4);
      throw EventErrors.notServed(
          "targets of " + (parts.length > 2 ? parts[2] : arn) + " in events:PutTargets: " + arn);
    }
    boolean isElsewhere = !arn.contains(":" + Caller.current().account() + ":");
    if (isElsewhere || !arn.split(":", -1)[3].equals(Caller.current().region())) {
      throw EventErrors.notServed("targets of another account or region: " + arn);
    }
    boolean fifo = isQueue(arn) && arn.endsWith(".fifo");
    if (fifo && target.at("/SqsParameters/MessageGroupId").isMissingNode()) {
      throw EventErrors.invalid(
          "Parameter(s) SqsParameters must be specified for target: "
              + target.path("Id").asText()
              + ".");
    }
    TargetInput.check(target);
  }

  static boolean isQueue(String arn) {
    return arn.startsWith("arn:aws:sqs:");
  }

  static boolean isTopic(String arn) {
    return arn.startsWith("arn:aws:sns:");
  }

  /** The workflow's name, if it is one's ARN. */
  static @Nullable String workflow(String arn) {
    int name = arn.indexOf(":workflow/");
    return arn.startsWith("arn:aws:glue:") && name > 0 ? arn.substring(name + 10) : null;
  }

  /** The log group's name, if it is one's ARN, with or without the star for its streams. */
  static @Nullable String logGroup(String arn) {
    int name = arn.indexOf(":log-group:");
    if (!arn.startsWith("arn:aws:logs:") || name < 0) {
      return null;
    }
    String rest = arn.substring(name + 11);
    return rest.endsWith(":*") ? rest.substring(0, rest.length() - 2) : rest;
  }

  /** One for each day: AWS documents no names. */
  private static String streamOf(JsonNode event) {
    String time = event.path("time").asText();
    return time.length() < 10 ? "events" : time.substring(0, 10);
  }

  /**
   * Delivers.
   *
   * @throws GoneTargetException if it never will
   */
  void deliver(JsonNode target, JsonNode event, String input) throws GoneTargetException {
    String arn = target.path("Arn").asText();
    String workflow = workflow(arn);
    if (workflow != null) {
      to.workflows().notify(workflow, event.path("id").asText());
      return;
    }
    if (isTopic(arn)) {
      if (!to.topics().publish(arn, input)) {
        throw new GoneTargetException("NO_RESOURCE", "The topic " + arn + " does not exist.");
      }
      return;
    }
    String logs = logGroup(arn);
    if (logs != null) {
      if (!to.logs().log(logs, streamOf(event), input)) {
        throw new GoneTargetException("NO_RESOURCE", "The log group " + logs + " does not exist.");
      }
      return;
    }
    String group = target.at("/SqsParameters/MessageGroupId").asText("");
    Outgoing message = Outgoing.of(input, Json.MAPPER.createObjectNode());
    if (!group.isEmpty()) {
      message = message.in(group, event.path("id").asText());
    }
    if (!to.queues().send(arn, message)) {
      throw new GoneTargetException("NO_RESOURCE", "The queue " + arn + " does not exist.");
    }
  }
}
