package io.mastic.neighbours.logs;

import io.mastic.jobs.logs.TimeRange;
import io.mastic.neighbours.call.Call;
import io.mastic.wire.json.JsonServiceException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The members of a call of CloudWatch Logs. */
final class LogsRequest {

  private static final long LAST_MILLI = Instant.parse("9999-12-31T23:59:59Z").toEpochMilli();

  private final Call call;

  LogsRequest(Call call) {
    this.call = call;
  }

  static JsonServiceException invalid(String message) {
    return new JsonServiceException(400, "InvalidParameterException", message);
  }

  Optional<String> find(String name) {
    return call.find(name);
  }

  /** The group by name, or by name or ARN as newer clients say it. */
  String group() {
    if (find("logGroupIdentifier").isPresent() && find("logGroupName").isPresent()) {
      throw invalid("LogGroup name and LogGroup ARN are mutually exclusive parameters.");
    }
    String identifier = find("logGroupIdentifier").or(() -> find("logGroupName")).orElse("");
    if (identifier.isEmpty()) {
      throw invalid(
          "1 validation error detected: Value null at 'logGroupName' failed to satisfy constraint:"
              + " Member must not be null");
    }
    return named(identifier);
  }

  /** A group's name out of its ARN, or as it is. */
  static String named(String identifier) {
    int name = identifier.indexOf(":log-group:");
    String group = name < 0 ? identifier : identifier.substring(name + ":log-group:".length());
    return group.endsWith(":*") ? group.substring(0, group.length() - 2) : group;
  }

  int limit(int otherwise) {
    return call.number("limit", otherwise);
  }

  List<String> list(String name) {
    return call.texts(name);
  }

  TimeRange range() {
    return new TimeRange(instant("startTime"), instant("endTime"));
  }

  private @Nullable Instant instant(String name) {
    return call.has(name) ? Instant.ofEpochMilli(Math.min(call.size(name, 0), LAST_MILLI)) : null;
  }

  /** The token given, or the end that the call wants to start at. */
  EventsToken eventsToken() {
    Optional<String> token = find("nextToken");
    if (token.isPresent()) {
      return EventsToken.parse(token.get());
    }
    return call.says("startFromHead")
        ? EventsToken.forward(0)
        : EventsToken.backward(EventsToken.END);
  }

  boolean descends() {
    return call.says("descending");
  }

  /** Streams come by name, or by their last event. */
  boolean byLastEvent(String prefix) {
    String order = find("orderBy").orElse("LogStreamName");
    if (order.equals("LogStreamName")) {
      return false;
    }
    if (!order.equals("LastEventTime")) {
      throw invalid("orderBy must be LogStreamName or LastEventTime.");
    }
    if (!prefix.isEmpty()) {
      throw invalid("Cannot order by LastEventTime with a logStreamNamePrefix.");
    }
    return true;
  }
}
