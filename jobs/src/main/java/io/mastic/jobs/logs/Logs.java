package io.mastic.jobs.logs;

import io.mastic.kernel.Page;
import io.mastic.kernel.PageToken;
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

  private static final int STREAMS_AT_ONCE = 50;

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

  /**
   * The events of some streams that match.
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
    List<String> position = PageToken.decode(token, 2);
    String stream = position.isEmpty() ? null : position.get(0);
    long offset = position.isEmpty() ? 0 : Long.parseLong(position.get(1));
    StreamWalk walk = new StreamWalk(source(group), group, streams, prefix, stream);
    List<FoundEvent> found = new ArrayList<>();
    long looked = 0;
    for (String name = walk.next(); name != null; name = walk.next()) {
      EventReader text = source(group).open(group, name).orElse(null);
      while (text != null) {
        if (found.size() >= limit || looked >= MOST_LOOKED_THROUGH) {
          return new Page<>(found, PageToken.encode(List.of(name, Long.toString(offset))));
        }
        // One event more than fits is never read: a page ends exactly behind its last event.
        LogPage page = text.forward(offset, range, limit - found.size());
        for (LogEvent event : page.events()) {
          if (pattern.matches(event.message())) {
            found.add(new FoundEvent(name, event));
          }
        }
        looked += page.bytes();
        if (page.after() == offset) {
          break;
        }
        offset = page.after();
      }
      offset = 0;
    }
    return new Page<>(found, null);
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

  /** The streams of a filter one after another, from the one where the last page ended. */
  private static final class StreamWalk {
    private final LogSource source;
    private final String group;
    private final String prefix;
    private final List<String> ahead;
    private final boolean listed;
    private @Nullable String token;
    private boolean last;

    StreamWalk(
        LogSource source, String group, List<String> names, String prefix, @Nullable String from) {
      this.source = source;
      this.group = group;
      this.prefix = prefix;
      this.listed = names.isEmpty();
      this.ahead = new ArrayList<>(names);
      this.last = !listed;
      if (from != null && !listed) {
        ahead.subList(0, Math.max(0, names.indexOf(from))).clear();
      } else if (from != null) {
        ahead.add(from);
        token = PageToken.encode(List.of(from));
      }
    }

    @Nullable String next() {
      if (ahead.isEmpty() && !last) {
        Page<LogStream> page = source.streams(group, prefix, token, STREAMS_AT_ONCE);
        page.items().forEach(stream -> ahead.add(stream.name()));
        token = page.nextToken();
        last = token == null;
      }
      return ahead.isEmpty() ? null : ahead.remove(0);
    }
  }
}
