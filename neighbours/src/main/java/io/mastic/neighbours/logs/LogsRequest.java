package io.mastic.neighbours.logs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.mastic.contract.MalformedJsonException;
import io.mastic.jobs.logs.TimeRange;
import io.mastic.kernel.Json;
import io.mastic.wire.json.JsonServiceException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The members of a call of CloudWatch Logs. */
final class LogsRequest {

  private static final long LAST_MILLI = Instant.parse("9999-12-31T23:59:59Z").toEpochMilli();

  private final JsonNode members;

  private LogsRequest(JsonNode members) {
    this.members = members;
  }

  static LogsRequest parse(byte[] body) {
    try {
      JsonNode node =
          body.length == 0 ? Json.MAPPER.createObjectNode() : Json.MAPPER.readTree(body);
      if (node.isObject()) {
        return new LogsRequest(node);
      }
    } catch (JsonProcessingException e) {
      throw new MalformedJsonException(
          "The request body is not valid JSON: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    throw new MalformedJsonException("The request body must be a JSON object.");
  }

  static JsonServiceException invalid(String message) {
    return new JsonServiceException(400, "InvalidParameterException", message);
  }

  Optional<String> find(String name) {
    JsonNode member = members.path(name);
    if (member.isMissingNode() || member.isNull()) {
      return Optional.empty();
    }
    if (!member.isValueNode()) {
      throw new MalformedJsonException("Expected a string at '/" + name + "'.");
    }
    return Optional.of(member.asText());
  }

  String text(String name) {
    return find(name)
        .filter(value -> !value.isEmpty())
        .orElseThrow(
            () ->
                invalid(
                    "1 validation error detected: Value null at '"
                        + name
                        + "' failed to satisfy constraint: Member must not be null"));
  }

  /** The group by name, or by name or ARN as newer clients say it. */
  String group() {
    String identifier = find("logGroupIdentifier").orElse("");
    if (identifier.isEmpty()) {
      return text("logGroupName");
    }
    int name = identifier.indexOf(":log-group:");
    String group = name < 0 ? identifier : identifier.substring(name + ":log-group:".length());
    return group.endsWith(":*") ? group.substring(0, group.length() - 2) : group;
  }

  int number(String name, int otherwise, int least, int most) {
    JsonNode member = members.path(name);
    if (member.isMissingNode() || member.isNull()) {
      return otherwise;
    }
    if (!member.canConvertToInt() || member.asInt() < least || member.asInt() > most) {
      throw invalid(
          "1 validation error detected: Value '"
              + member.asText()
              + "' at '"
              + name
              + "' failed to satisfy constraint: Member must have value from "
              + least
              + " to "
              + most);
    }
    return member.asInt();
  }

  List<String> list(String name) {
    JsonNode member = members.path(name);
    List<String> values = new ArrayList<>();
    member.forEach(value -> values.add(value.asText()));
    if (values.size() > 100) {
      throw invalid(name + " can have at most 100 names.");
    }
    return values;
  }

  TimeRange range() {
    return new TimeRange(instant("startTime"), instant("endTime"));
  }

  private @Nullable Instant instant(String name) {
    JsonNode member = members.path(name);
    if (member.isMissingNode() || member.isNull()) {
      return null;
    }
    if (!member.canConvertToLong() || member.asLong() < 0) {
      throw invalid(name + " must be a time in milliseconds.");
    }
    return Instant.ofEpochMilli(Math.min(member.asLong(), LAST_MILLI));
  }

  /** The token given, or the end that the call wants to start at. */
  EventsToken eventsToken() {
    Optional<String> token = find("nextToken");
    if (token.isPresent()) {
      return EventsToken.parse(token.get());
    }
    return members.path("startFromHead").asBoolean(false)
        ? EventsToken.forward(0)
        : EventsToken.backward(EventsToken.END);
  }

  /** Streams come by name, or by their last event; each in the one direction that is kept. */
  boolean byLastEvent(String prefix) {
    boolean descending = members.path("descending").asBoolean(false);
    String order = find("orderBy").orElse("LogStreamName");
    if (order.equals("LogStreamName")) {
      if (descending) {
        throw invalid("Streams by name can only be had ascending here.");
      }
      return false;
    }
    if (!order.equals("LastEventTime")) {
      throw invalid("orderBy must be LogStreamName or LastEventTime.");
    }
    if (!prefix.isEmpty()) {
      throw invalid("Cannot order by LastEventTime with a logStreamNamePrefix.");
    }
    if (!descending) {
      throw invalid("Streams by their last event can only be had descending here.");
    }
    return true;
  }
}
