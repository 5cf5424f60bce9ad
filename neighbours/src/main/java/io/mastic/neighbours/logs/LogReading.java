package io.mastic.neighbours.logs;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.jobs.logs.EventReader;
import io.mastic.jobs.logs.FilterPattern;
import io.mastic.jobs.logs.FoundEvent;
import io.mastic.jobs.logs.LogEvent;
import io.mastic.jobs.logs.LogPage;
import io.mastic.jobs.logs.LogStream;
import io.mastic.jobs.logs.Logs;
import io.mastic.jobs.logs.TimeRange;
import io.mastic.kernel.Json;
import io.mastic.kernel.Page;
import io.mastic.kernel.PageToken;
import io.mastic.neighbours.call.Call;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What of CloudWatch Logs reads: groups, streams and events, whoever wrote them. */
final class LogReading {

  private static final int GROUPS_AT_ONCE = 50;

  private final Logs logs;
  private final LogGroups groups;
  private final Clock clock;

  LogReading(Logs logs, LogGroups groups, Clock clock) {
    this.logs = logs;
    this.groups = groups;
    this.clock = clock;
  }

  ObjectNode describeGroups(Call call) {
    LogsRequest request = new LogsRequest(call);
    String prefix = request.find("logGroupNamePrefix").orElse("");
    String part = request.find("logGroupNamePattern").orElse("");
    if (!prefix.isEmpty() && !part.isEmpty()) {
      throw LogsRequest.invalid(
          "LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.");
    }
    Optional<String> asked = request.find("logGroupClass");
    List<String> position = PageToken.decode(request.find("nextToken").orElse(null), 1);
    int limit = request.limit(GROUPS_AT_ONCE);
    String after = position.isEmpty() ? "" : position.get(0);
    List<String> found = new ArrayList<>();
    List<String> some;
    do {
      some = logs.groups(prefix, after, GROUPS_AT_ONCE);
      some.stream()
          .filter(name -> name.contains(part) && asked.map(classOf(name)::equals).orElse(true))
          .forEach(found::add);
      after = some.isEmpty() ? after : some.get(some.size() - 1);
    } while (some.size() == GROUPS_AT_ONCE && found.size() <= limit);
    Page<String> page =
        Page.cut(found.subList(0, Math.min(found.size(), limit + 1)), limit, List::of);
    ObjectNode answer = Json.MAPPER.createObjectNode();
    ArrayNode list = answer.putArray("logGroups");
    page.items().forEach(name -> describe(list.addObject(), name));
    return withToken(answer, page);
  }

  private String classOf(String name) {
    return groups
        .find(name)
        .map(group -> group.document().path(LogGroup.CLASS).asText(GroupOperations.STANDARD))
        .orElse(GroupOperations.STANDARD);
  }

  private void describe(ObjectNode node, String name) {
    Optional<LogGroup> kept = groups.find(name);
    node.put("logGroupName", name)
        .put("creationTime", logs.createdAt(name).toEpochMilli())
        .put("metricFilterCount", 0)
        .put("arn", LogGroup.arn(name) + ":*")
        .put("logGroupArn", LogGroup.arn(name))
        .put("storedBytes", logs.bytes(name))
        .put("logGroupClass", classOf(name));
    kept.ifPresent(
        group -> {
          group.retentionDays().ifPresent(days -> node.put("retentionInDays", days));
          if (group.document().has(LogGroup.KEY)) {
            node.set(LogGroup.KEY, group.document().get(LogGroup.KEY));
          }
        });
  }

  /** What of that span is kept by the group's retention. */
  private TimeRange kept(String group, TimeRange range) {
    Optional<Instant> oldest = groups.find(group).flatMap(found -> found.oldest(clock.instant()));
    return oldest.isPresent() && (range.from() == null || range.from().isBefore(oldest.get()))
        ? new TimeRange(oldest.get(), range.until())
        : range;
  }

  ObjectNode describeStreams(Call call) {
    LogsRequest request = new LogsRequest(call);
    String group = request.group();
    String prefix = request.find("logStreamNamePrefix").orElse("");
    int limit = request.limit(50);
    String token = request.find("nextToken").orElse(null);
    boolean byTime = request.byLastEvent(prefix);
    Page<LogStream> page =
        byTime == request.descends()
            ? byTime
                ? logs.latestStreams(group, token, limit)
                : logs.streams(group, prefix, token, limit)
            : turned(logs.allStreams(group, prefix), byTime, token, limit);
    ObjectNode answer = Json.MAPPER.createObjectNode();
    ArrayNode streams = answer.putArray("logStreams");
    for (LogStream stream : page.items()) {
      ObjectNode node =
          streams
              .addObject()
              .put("logStreamName", stream.name())
              .put("creationTime", stream.createdAt().toEpochMilli())
              .put("arn", LogGroup.arn(group) + ":log-stream:" + stream.name())
              .put("storedBytes", stream.bytes());
      if (stream.firstEventAt() != null && stream.lastEventAt() != null) {
        node.put("firstEventTimestamp", stream.firstEventAt().toEpochMilli())
            .put("lastEventTimestamp", stream.lastEventAt().toEpochMilli())
            .put("lastIngestionTime", stream.lastEventAt().toEpochMilli());
      }
    }
    return withToken(answer, page);
  }

  /** A page in the direction that no source reads in: by time from the earliest, or from Z to A. */
  private static Page<LogStream> turned(
      List<LogStream> all, boolean byTime, @Nullable String token, int limit) {
    Comparator<LogStream> byName = Comparator.comparing(LogStream::name);
    Comparator<LogStream> order =
        byTime ? Comparator.comparing(LogReading::last).thenComparing(byName) : byName.reversed();
    List<String> after = PageToken.decode(token, 2);
    List<LogStream> rest =
        all.stream()
            .sorted(order)
            .dropWhile(stream -> !after.isEmpty() && !isBehind(stream, after, byTime))
            .limit(limit + 1L)
            .toList();
    return Page.cut(rest, limit, stream -> List.of(Long.toString(last(stream)), stream.name()));
  }

  private static boolean isBehind(LogStream stream, List<String> after, boolean byTime) {
    int name = stream.name().compareTo(after.get(1));
    if (!byTime) {
      return name < 0;
    }
    int time = Long.compare(last(stream), Long.parseLong(after.get(0)));
    return time > 0 || (time == 0 && name > 0);
  }

  private static long last(LogStream stream) {
    return stream.lastEventAt() == null ? 0 : stream.lastEventAt().toEpochMilli();
  }

  ObjectNode getEvents(Call call) {
    LogsRequest request = new LogsRequest(call);
    String group = request.group();
    EventReader text = logs.open(group, call.text("logStreamName"));
    TimeRange range = kept(group, request.range());
    int limit = request.limit(10_000);
    EventsToken token = request.eventsToken();
    LogPage page =
        token.goesForward()
            ? text.forward(token.offset(), range, limit)
            : text.backward(token.offsetIn(text), range, limit);
    ObjectNode answer = Json.MAPPER.createObjectNode();
    ArrayNode events = answer.putArray("events");
    page.events().forEach(event -> put(events.addObject(), event));
    return answer
        .put("nextForwardToken", EventsToken.forward(page.after()).text())
        .put("nextBackwardToken", EventsToken.backward(page.before()).text());
  }

  ObjectNode filterEvents(Call call) {
    LogsRequest request = new LogsRequest(call);
    String group = request.group();
    Page<FoundEvent> page =
        logs.filter(
            group,
            request.list("logStreamNames"),
            request.find("logStreamNamePrefix").orElse(""),
            kept(group, request.range()),
            FilterPattern.parse(request.find("filterPattern").orElse(null)),
            request.find("nextToken").orElse(null),
            request.limit(10_000));
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
}
