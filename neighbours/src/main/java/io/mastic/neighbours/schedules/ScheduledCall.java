package io.mastic.neighbours.schedules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.contract.ErrorCodes;
import io.mastic.kernel.Caller;
import io.mastic.kernel.Json;
import io.mastic.kernel.task.Task;
import io.mastic.kernel.task.TaskHandler;
import io.mastic.wire.json.JsonServiceException;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * Makes one call of a schedule, at least once: tried again, later each time, until it is taken, its
 * retry policy ends it, or the target refuses it. Then it is a dead letter, or said in the log.
 */
final class ScheduledCall implements TaskHandler {

  static final String KIND = "schedule-call";

  private static final Logger LOG = LoggerFactory.getLogger(ScheduledCall.class);

  private final Clock clock;
  private final ScheduleTargets targets;

  ScheduledCall(Clock clock, ScheduleTargets targets) {
    this.clock = clock;
    this.targets = targets;
  }

  @Override
  public Outcome run(Task task) throws Exception {
    JsonNode call = Json.read(task.payload());
    return role(call).call(() -> make(task, call));
  }

  /** The session of the target's role, as which its operation is called. */
  private static Caller role(JsonNode call) {
    String role = call.at("/target/RoleArn").asText();
    String account = call.path("account").asText();
    String name = role.substring(role.lastIndexOf('/') + 1);
    return new Caller(
        account,
        call.path("region").asText(),
        "arn:aws:sts::" + account + ":assumed-role/" + name + "/AmazonEventBridgeScheduler");
  }

  private Outcome make(Task task, JsonNode call) {
    String input = CallInput.of(call, task.attempts() + 1);
    try {
      targets.call(call.path("target"), input, call.path("id").asText());
    } catch (LostCallException e) {
      bury(task, call, e.code(), String.valueOf(e.getMessage()));
    } catch (JsonServiceException e) {
      bury(task, call, e.code(), String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      if (exhausted(task, call).isEmpty()) {
        throw e;
      }
      LOG.warn("the schedule {} cannot be kept", call.path("arn").asText(), e);
      String code =
          e instanceof AwsServiceException error
              ? ErrorCodes.code(error)
              : "InternalServerException";
      bury(task, call, code, String.valueOf(e.getMessage()));
    }
    return DONE;
  }

  /** Which condition of the retry policy is over; empty for none. */
  private String exhausted(Task task, JsonNode call) {
    JsonNode policy = call.at("/target/RetryPolicy");
    if (task.attempts() >= policy.path("MaximumRetryAttempts").asInt()) {
      return "MaximumRetryAttempts";
    }
    long age = clock.millis() - call.path("since").asLong();
    boolean isOld = age >= policy.path("MaximumEventAgeInSeconds").asInt() * 1_000L;
    return isOld ? "MaximumEventAgeInSeconds" : "";
  }

  private void bury(Task task, JsonNode call, String code, String message) {
    String arn = call.at("/target/Arn").asText();
    String schedule = call.path("arn").asText();
    LOG.warn("the call of {} by {} is not made: {} ({})", arn, schedule, message, code);
    String dead = call.at("/target/DeadLetterConfig/Arn").asText("");
    if (dead.isEmpty()) {
      return;
    }
    ObjectNode attributes = Json.MAPPER.createObjectNode();
    attribute(attributes, "ERROR_CODE", code);
    attribute(attributes, "ERROR_MESSAGE", message);
    attribute(attributes, "EXECUTION_ID", call.path("id").asText());
    attribute(attributes, "RETRY_ATTEMPTS", String.valueOf(task.attempts()));
    attribute(attributes, "SCHEDULED_TIME", call.path("time").asText());
    attribute(attributes, "SCHEDULE_ARN", schedule);
    attribute(attributes, "TARGET_ARN", arn);
    attribute(attributes, "IS_PAYLOAD_TRUNCATED", "false");
    String condition = exhausted(task, call);
    if (!condition.isEmpty()) {
      attribute(attributes, "EXHAUSTED_RETRY_CONDITION", condition);
    }
    if (!targets.bury(dead, CallInput.of(call, task.attempts() + 1), attributes)) {
      LOG.warn("the queue {} for dead letters is gone too; a call of {} is lost", dead, schedule);
    }
  }

  private static void attribute(ObjectNode attributes, String name, String value) {
    attributes.putObject(name).put("DataType", "String").put("StringValue", value);
  }
}
