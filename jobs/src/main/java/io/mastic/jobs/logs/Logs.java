package io.mastic.jobs.logs;

import io.mastic.kernel.Page;
import io.mastic.kernel.PageToken;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The log groups that Glue writes, and what else is there, as CloudWatch Logs shows them.
 * Everything is read where it was written when it is asked for.
 */
public final class Logs {

  /** How many bytes one call of {@link #filter} looks through before it gives its page. */
  private static final long MOST_LOOKED_THROUGH = 16L << 20;

  private final List<LogSource> sources;

  public Logs(List<LogSource> sources) {
    this.sources = List.copyOf(sources);
  }

  /**
   * The names of some groups, in order.
   *
   * @param prefix what they begin with
   * @param after what they come after; empty for the first
   * @param limit how many at most
   */
  public List<String> groups(String prefix, String after, int limit) {
    return sources.stream()
        .flatMap(source -> source.groups(prefix, after, limit).stream())
        .sorted()
        .distinct()
        .limit(limit)
        .toList();
  }

  /**
   * The streams of a group by name.
   *
   * @param limit 1 to 50
   * @throws LogNotFoundException for a group that is none of ours
   */
  public Page<LogStream> streams(String group, String prefix, @Nullable String token, int limit) {
    return source(group).streams(group, prefix, token, limit);
  }

  /** The streams of a group, the latest first. */
  public Page<LogStream> latestStreams(String group, @Nullable String token, int limit) {
    return source(group).latestStreams(group, token, limit);
  }

  /** A stream's text, to be read forward or backward from an offset. */
  public EventReader open(String group, String stream) {
    return source(group)
        .open(group, stream)
        .map(EventReader.class::cast)
        .orElseThrow(LogNotFoundException::stream);
  }

  /** All streams of a group by name; for what no source gives a page at a time. */
  public List<LogStream> allStreams(String group, String prefix) {
    List<LogStream> all = new ArrayList<>();
    String token = null;
    do {
      Page<LogStream> page = source(group).streams(group, prefix, token, LogSource.STREAMS_AT_ONCE);
      all.addAll(page.items());
      token = page.nextToken();
    } while (token != null);
    return all;
  }

  public Instant createdAt(String group) {
    return source(group).createdAt(group);
  }

  public long bytes(String group) {
    return source(group).bytes(group);
  }

  /**
   * The events of some streams that match, in the order of their times.
   *
   * @param streams their names; empty looks through all that begin with the prefix
   * @param token of an earlier page; an empty page may have a next one
   */
  public Page<FoundEvent> filter(
      String group,
      List<String> streams,
      String prefix,
      TimeRange range,
      FilterPattern pattern,
      @Nullable String token,
      int limit) {
    List<String> parts = PageToken.decode(token, 3);
    MergedEvents.Place place =
        parts.isEmpty()
            ? null
            : new MergedEvents.Place(
                Long.parseLong(parts.get(0)), parts.get(1), Long.parseLong(parts.get(2)));
    MergedEvents events =
        new MergedEvents(name -> source(group).open(group, name), range, pattern.needle(), place);
    if (streams.isEmpty()) {
      long least = least(range, place);
      allStreams(group, prefix).stream()
          .filter(stream -> mayHave(stream, least, range))
          .forEach(stream -> events.add(stream.name(), first(stream)));
    } else {
      source(group);
      streams.stream().distinct().forEach(stream -> events.add(stream, Long.MIN_VALUE));
    }
    List<FoundEvent> found = new ArrayList<>();
    for (MergedEvents.Next next = events.next(); next != null; next = events.next()) {
      LogEvent event = next.event().event();
      if (pattern.matches(event.message())) {
        found.add(next.event());
      }
      if (found.size() >= limit || events.looked() >= MOST_LOOKED_THROUGH) {
        MergedEvents.Place last = next.place();
        return new Page<>(
            found,
            PageToken.encode(
                List.of(Long.toString(last.time()), last.stream(), Long.toString(last.offset()))));
      }
    }
    return new Page<>(found, null);
  }

  private static long least(TimeRange range, MergedEvents.@Nullable Place place) {
    long from = range.from() == null ? Long.MIN_VALUE : range.from().toEpochMilli();
    return place == null ? from : Math.max(from, place.time());
  }

  private static boolean mayHave(LogStream stream, long least, TimeRange range) {
    return stream.firstEventAt() != null
        && stream.lastEventAt() != null
        && stream.lastEventAt().toEpochMilli() >= least
        && (range.until() == null || stream.firstEventAt().isBefore(range.until()));
  }

  private static long first(LogStream stream) {
    return stream.firstEventAt() == null ? Long.MIN_VALUE : stream.firstEventAt().toEpochMilli();
  }

  public boolean has(String group) {
    return sources.stream().anyMatch(source -> source.has(group));
  }

  /** Whether a group's streams are of that source. */
  public boolean isFrom(LogSource one, String group) {
    return has(group) && source(group) == one;
  }

  private LogSource source(String group) {
    return sources.stream()
        .filter(source -> source.has(group))
        .findFirst()
        .orElseThrow(LogNotFoundException::group);
  }
}
