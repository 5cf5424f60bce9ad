package io.mastic.neighbours.logs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.jobs.logs.LogNotFoundException;
import io.mastic.jobs.logs.Logs;
import io.mastic.kernel.Json;
import io.mastic.neighbours.call.Call;
import io.mastic.wire.json.JsonServiceException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Streams of the clients' own groups, and what is written to them. */
final class StreamOperations {

  /** The limits of a batch, as PutLogEvents documents them. */
  private static final int MOST_BYTES = 1_048_576;

  private static final Duration MOST_SPAN = Duration.ofHours(24);
  private static final Duration MOST_AHEAD = Duration.ofHours(2);
  private static final Duration MOST_AGE = Duration.ofDays(14);

  /** Every answer has a token, and since 2023 none is looked at. */
  private static final String TOKEN = "0".repeat(56);

  private final Logs logs;
  private final KeptLogs kept;
  private final Clock clock;

  StreamOperations(Logs logs, KeptLogs kept, Clock clock) {
    this.logs = logs;
    this.kept = kept;
    this.clock = clock;
  }

  void createStream(Call call) {
    if (!kept.createStream(group(call), call.text("logStreamName"))) {
      throw new JsonServiceException(
          400, "ResourceAlreadyExistsException", "The specified log stream already exists");
    }
  }

  void deleteStream(Call call) {
    if (!kept.deleteStream(group(call), call.text("logStreamName"))) {
      throw LogNotFoundException.stream();
    }
  }

  ObjectNode put(Call call) {
    LogGroup group = group(call);
    List<NewEvent> events = new ArrayList<>();
    for (JsonNode event : call.each("logEvents")) {
      events.add(new NewEvent(event.path("timestamp").asLong(), event.path("message").asText()));
    }
    check(events);
    Instant now = clock.instant();
    long newest = now.plus(MOST_AHEAD).toEpochMilli();
    long oldest = now.minus(MOST_AGE).toEpochMilli();
    long expired = group.oldest(now).map(Instant::toEpochMilli).orElse(Long.MIN_VALUE);
    List<NewEvent> taken =
        events.stream()
            .filter(event -> event.at() <= newest && event.at() >= oldest && event.at() >= expired)
            .toList();
    if (!taken.isEmpty()
        ? !kept.put(group, call.text("logStreamName"), taken)
        : kept.open(group.name(), call.text("logStreamName")).isEmpty()) {
      throw LogNotFoundException.stream();
    }
    ObjectNode answer = Json.MAPPER.createObjectNode().put("nextSequenceToken", TOKEN);
    if (taken.size() < events.size()) {
      ObjectNode refused = answer.putObject("rejectedLogEventsInfo");
      long tooNew = events.stream().filter(event -> event.at() > newest).count();
      if (tooNew > 0) {
        refused.put("tooNewLogEventStartIndex", events.size() - tooNew);
      }
      long tooOld = events.stream().filter(event -> event.at() < oldest).count();
      if (tooOld > 0) {
        refused.put("tooOldLogEventEndIndex", tooOld);
      }
      long gone = events.stream().filter(event -> event.at() < expired).count();
      if (gone > 0) {
        refused.put("expiredLogEventEndIndex", gone);
      }
    }
    return answer;
  }

  private static void check(List<NewEvent> events) {
    long bytes = 0;
    for (int i = 0; i < events.size(); i++) {
      bytes += events.get(i).bytes();
      if (i > 0 && events.get(i).at() < events.get(i - 1).at()) {
        throw LogsRequest.invalid(
            "Log events in a single PutLogEvents request must be in chronological order.");
      }
    }
    if (bytes > MOST_BYTES) {
      throw LogsRequest.invalid(
          "Upload too large: " + bytes + " bytes exceeds limit of " + MOST_BYTES);
    }
    long span = events.get(events.size() - 1).at() - events.get(0).at();
    if (span > MOST_SPAN.toMillis()) {
      throw LogsRequest.invalid(
          "The batch of log events in a single PutLogEvents request cannot span more than 24"
              + " hours.");
    }
  }

  /** A group of the clients' own; streams of Glue's groups are written by Glue. */
  private LogGroup group(Call call) {
    String name = LogsRequest.named(call.text("logGroupName"));
    if (logs.has(name) && !logs.isFrom(kept, name)) {
      throw new JsonServiceException(
          501,
          "NotImplemented",
          "Mastic does not take streams or events for " + name + ": Glue alone writes there.");
    }
    return kept.groups().find(name).orElseThrow(LogNotFoundException::group);
  }
}
