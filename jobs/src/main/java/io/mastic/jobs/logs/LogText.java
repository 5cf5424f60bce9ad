package io.mastic.jobs.logs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A text of lines, read in pages from any offset in both directions; a page costs what it holds.
 *
 * <p>The last line counts once it is complete, or once nobody writes any more.
 */
public final class LogText implements EventReader {

  /** CloudWatch's limits: an answer of 1 MB, an event of 256 KB. */
  private static final int MOST_BYTES = 1 << 20;

  private static final int LONGEST_LINE = 256 * 1024;

  /** Enough for a few lines, unless they are long. */
  private static final int FEW_BYTES = 1 << 16;

  private static final int FEW = 100;

  private final LogBytes source;
  private final LineClock clock;
  private final boolean complete;

  /**
   * @param complete whether nobody writes to the file any more
   */
  public LogText(Path file, LineClock clock, boolean complete) {
    this(new LogFile(file), clock, complete);
  }

  LogText(LogBytes source, LineClock clock, boolean complete) {
    this.source = source;
    this.clock = clock;
    this.complete = complete;
  }

  /** A file whose growth {@link LineTimes} watches. */
  public static LogText watched(Path file, boolean complete) {
    return new LogText(file, new TimeIndex(file), complete);
  }

  @Override
  public LogPage forward(long from, TimeRange range, int limit) {
    return forward(from, range, limit, "");
  }

  @Override
  public LogPage forward(long from, TimeRange range, int limit, String needle) {
    ByteSearch wanted = ByteSearch.of(needle);
    if (limit <= FEW) {
      LogPage few = forward(from, range, limit, FEW_BYTES, wanted);
      if (few.after() > from || size() - from <= FEW_BYTES) {
        return few;
      }
    }
    return forward(from, range, limit, MOST_BYTES, wanted);
  }

  private LogPage forward(long from, TimeRange range, int limit, int most, ByteSearch wanted) {
    clock.refresh();
    byte[] bytes = source.read(from, most);
    List<LogEvent> events = new ArrayList<>();
    int at = 0;
    int left = -1;
    int found = wanted.in(bytes, 0);
    while (at < bytes.length && events.size() < limit) {
      int end = lineEnd(bytes, at);
      if (end < 0 || isCut(bytes, at, end, from, most)) {
        break;
      }
      if (found < at) {
        found = wanted.in(bytes, at);
      }
      boolean has = found < end || wanted.isAny();
      if (has) {
        add(events, bytes, at, end, from + at, range);
      }
      left = has ? -1 : at;
      at = end < bytes.length && bytes[end] == '\n' ? end + 1 : end;
    }
    if (left >= 0) {
      add(events, bytes, left, lineEnd(bytes, left), from + left, range);
    }
    return new LogPage(events, from, from + at, at);
  }

  /** Whether a piece ends within a line that is read whole by the next one. */
  private boolean isCut(byte[] bytes, int at, int end, long from, int most) {
    return end == bytes.length
        && bytes.length == most
        && end - at < LONGEST_LINE
        && from + most < size();
  }

  /** A line that was begun earlier is passed over: it has an earlier time. */
  @Override
  public long seek(long millis) {
    long from = clock.seek(millis);
    if (from == 0) {
      return 0;
    }
    byte[] bytes = source.read(from - 1, LONGEST_LINE + 1);
    int start = lineStart(bytes);
    return start < bytes.length || (start > 0 && bytes[start - 1] == '\n')
        ? from - 1 + start
        : from;
  }

  @Override
  public LogPage backward(long until, TimeRange range, int limit) {
    if (limit <= FEW && until > FEW_BYTES) {
      LogPage few = backward(until, range, limit, FEW_BYTES);
      if (few.events().size() == limit) {
        return few;
      }
    }
    return backward(until, range, limit, MOST_BYTES);
  }

  private LogPage backward(long until, TimeRange range, int limit, int most) {
    clock.refresh();
    long start = Math.max(0, until - most);
    byte[] bytes = source.read(start, (int) (until - start));
    int first = start == 0 ? 0 : lineStart(bytes);
    List<Integer> starts = new ArrayList<>();
    int at = first;
    int end = at;
    while (at < bytes.length) {
      end = lineEnd(bytes, at);
      if (end < 0) {
        end = at;
        break;
      }
      starts.add(at);
      at = end < bytes.length && bytes[end] == '\n' ? end + 1 : end;
      end = at;
    }
    List<Integer> kept = starts.subList(Math.max(0, starts.size() - limit), starts.size());
    List<LogEvent> events = new ArrayList<>();
    for (int line : kept) {
      add(events, bytes, line, lineEnd(bytes, line), start + line, range);
    }
    long before = start + (kept.isEmpty() ? Math.min(first, end) : kept.get(0));
    return new LogPage(events, before, start + end, end);
  }

  /** How many bytes there are now. */
  @Override
  public long size() {
    return source.size();
  }

  /** All bytes from an offset on, as they are, to be read once. */
  public InputStream stream(long from) throws IOException {
    return source.stream(from);
  }

  private void add(
      List<LogEvent> events, byte[] bytes, int from, int to, long offset, TimeRange range) {
    int end = to > from && bytes[to - 1] == '\r' ? to - 1 : to;
    LogEvent event =
        clock.event(new String(bytes, from, end - from, StandardCharsets.UTF_8), offset);
    if (range.contains(event.time())) {
      events.add(event);
    }
  }

  /** Where the line that begins there ends; -1 if it is not complete yet. */
  private int lineEnd(byte[] bytes, int from) {
    int most = Math.min(bytes.length, from + LONGEST_LINE);
    for (int i = from; i < most; i++) {
      if (bytes[i] == '\n') {
        return i;
      }
    }
    return most < bytes.length || most - from == LONGEST_LINE || complete ? most : -1;
  }

  /** The first line that begins inside a piece out of the middle. */
  private static int lineStart(byte[] bytes) {
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        return i + 1;
      }
    }
    return bytes.length;
  }
}
