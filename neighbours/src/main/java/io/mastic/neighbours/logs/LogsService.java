package io.mastic.neighbours.logs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.jobs.logs.FilterPattern;
import io.mastic.jobs.logs.FoundEvent;
import io.mastic.jobs.logs.LogEvent;
import io.mastic.jobs.logs.LogNotFoundException;
import io.mastic.jobs.logs.LogPage;
import io.mastic.jobs.logs.LogStream;
import io.mastic.jobs.logs.LogText;
import io.mastic.jobs.logs.Logs;
import io.mastic.kernel.Caller;
import io.mastic.kernel.Json;
import io.mastic.kernel.Page;
import io.mastic.kernel.PageToken;
import io.mastic.wire.json.JsonService;
import io.mastic.wire.json.JsonServiceException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/**
 * CloudWatch Logs, to read what runs and crawlers wrote: DescribeLogGroups, DescribeLogStreams,
 * GetLogEvents, FilterLogEvents.
 */
public final class LogsService implements JsonService {

  /** What is answered. */
  public static final Set<String> DONE =
      Set.of("DescribeLogGroups", "DescribeLogStreams", "GetLogEvents", "FilterLogEvents");

  /** What Glue's users also know of CloudWatch Logs, and this server does not have. */
  private static final Set<String> NOT_HERE =
      Set.of(
          "CreateLogGroup",
          "CreateLogStream",
          "DeleteLogGroup",
          "DeleteLogStream",
          "DeleteRetentionPolicy",
          "DescribeMetricFilters",
          "DescribeSubscriptionFilters",
          "GetQueryResults",
          "ListTagsForResource",
          "ListTagsLogGroup",
          "PutLogEvents",
          "PutRetentionPolicy",
          "StartLiveTail",
          "StartQuery",
          "TagResource");

  private final Logs logs;

  public LogsService(Logs logs) {
    this.logs = logs;
  }

  @Override
  public String targetPrefix() {
    return "Logs_20140328";
  }

  @Override
  public String service() {
    return "logs";
  }

  @Override
  public byte[] call(String operation, byte[] body) {
    LogsRequest request = LogsRequest.parse(body);
    try {
      JsonNode answer =
          switch (operation) {
            case "DescribeLogGroups" -> describeGroups(request);
            case "DescribeLogStreams" -> describeStreams(request);
            case "GetLogEvents" -> getEvents(request);
            case "FilterLogEvents" -> filterEvents(request);
            default ->
                throw NOT_HERE.contains(operation)
                    ? JsonServiceException.notImplemented("logs", operation)
                    : JsonServiceException.unknownOperation("logs", operation);
          };
      return answer.toString().getBytes(StandardCharsets.UTF_8);
    } catch (LogNotFoundException e) {
      throw new JsonServiceException(
          400, "ResourceNotFoundException", String.valueOf(e.getMessage()));
    } catch (IllegalArgumentException e) {
      throw LogsRequest.invalid(String.valueOf(e.getMessage()));
    }
  }

  private ObjectNode describeGroups(LogsRequest request) {
    int limit = request.number("limit", 50, 1, 50);
    String prefix = request.find("logGroupNamePrefix").orElse("");
    String part = request.find("logGroupNamePattern").orElse("");
    List<String> position = PageToken.decode(request.find("nextToken").orElse(null), 1);
    List<String> names =
        logs.groups(prefix).stream()
            .filter(name -> name.contains(part))
            .filter(name -> position.isEmpty() || name.compareTo(position.get(0)) > 0)
            .toList();
    Page<String> page = Page.cut(names, limit, List::of);
    ObjectNode answer = Json.MAPPER.createObjectNode();
    ArrayNode groups = answer.putArray("logGroups");
    for (String name : page.items()) {
      groups
          .addObject()
          .put("logGroupName", name)
          .put("creationTime", 0)
          .put("metricFilterCount", 0)
          .put("arn", arn(name) + ":*")
          .put("logGroupArn", arn(name))
          .put("storedBytes", 0);
    }
    return withToken(answer, page);
  }

  private ObjectNode describeStreams(LogsRequest request) {
    String group = request.group();
    String prefix = request.find("logStreamNamePrefix").orElse("");
    int limit = request.number("limit", 50, 1, 50);
    String token = request.find("nextToken").orElse(null);
    Page<LogStream> page =
        request.byLastEvent(prefix)
            ? logs.latestStreams(group, token, limit)
            : logs.streams(group, prefix, token, limit);
    ObjectNode answer = Json.MAPPER.createObjectNode();
    ArrayNode streams = answer.putArray("logStreams");
    for (LogStream stream : page.items()) {
      ObjectNode node =
          streams
              .addObject()
              .put("logStreamName", stream.name())
              .put("creationTime", stream.createdAt().toEpochMilli())
              .put("arn", arn(group) + ":log-stream:" + stream.name())
              .put("storedBytes", stream.bytes());
      if (stream.firstEventAt() != null && stream.lastEventAt() != null) {
        node.put("firstEventTimestamp", stream.firstEventAt().toEpochMilli())
            .put("lastEventTimestamp", stream.lastEventAt().toEpochMilli())
            .put("lastIngestionTime", stream.lastEventAt().toEpochMilli());
      }
    }
    return withToken(answer, page);
  }

  private ObjectNode getEvents(LogsRequest request) {
    LogText text = logs.open(request.group(), request.text("logStreamName"));
    int limit = request.number("limit", 10_000, 1, 10_000);
    EventsToken token = request.eventsToken();
    LogPage page =
        token.goesForward()
            ? text.forward(token.offset(), request.range(), limit)
            : text.backward(token.offsetIn(text), request.range(), limit);
    ObjectNode answer = Json.MAPPER.createObjectNode();
    ArrayNode events = answer.putArray("events");
    page.events().forEach(event -> put(events.addObject(), event));
    return answer
        .put("nextForwardToken", EventsToken.forward(page.after()).text())
        .put("nextBackwardToken", EventsToken.backward(page.before()).text());
  }

  private ObjectNode filterEvents(LogsRequest request) {
    Page<FoundEvent> page =
        logs.filter(
            request.group(),
            request.list("logStreamNames"),
            request.find("logStreamNamePrefix").orElse(""),
            request.range(),
            FilterPattern.parse(request.find("filterPattern").orElse(null)),
            request.find("nextToken").orElse(null),
            request.number("limit", 10_000, 1, 10_000));
    ObjectNode answer = Json.MAPPER.createObjectNode();
    ArrayNode events = answer.putArray("events");
    for (FoundEvent found : page.items()) {
      put(events.addObject(), found.event())
          .put("logStreamName", found.stream())
          .put("eventId", found.id());
    }
    answer.putArray("searchedLogStreams");
    return withToken(answer, page);
  }

  private static ObjectNode put(ObjectNode node, LogEvent event) {
    return node.put("timestamp", event.time().toEpochMilli())
        .put("ingestionTime", event.time().toEpochMilli())
        .put("message", event.message());
  }

  private static ObjectNode withToken(ObjectNode answer, Page<?> page) {
    return page.nextToken() == null ? answer : answer.put("nextToken", page.nextToken());
  }

  private static String arn(String group) {
    Caller caller = Caller.current();
    return "arn:aws:logs:" + caller.region() + ":" + caller.account() + ":log-group:" + group;
  }
}
