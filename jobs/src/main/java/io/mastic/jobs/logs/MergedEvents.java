package io.mastic.jobs.logs;

import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The events of some streams in the order of their times; those of one time by their streams'
 * names. A stream is opened when the others have come to its first event.
 */
final class MergedEvents {

  /** What is read of a stream at first: it may have nothing that is wanted yet. */
  private static final int FIRST = 64;

  private static final int AT_ONCE = 10_000;

  /**
   * Behind which event a reader goes on.
   *
   * @param time in milliseconds
   */
  record Place(long time, String stream, long offset) {}

  private final Function<String, Optional<? extends EventReader>> streams;
  private final TimeRange range;
  private final String needle;
  private final @Nullable Place after;
  private long looked;
  private final PriorityQueue<Cursor> heads =
      new PriorityQueue<>(
          Comparator.comparingLong((Cursor cursor) -> cursor.time)
              .thenComparing(cursor -> cursor.name));

  /**
   * @param streams opens one by its name
   * @param needle a text without which events may be left out; empty for none
   */
  MergedEvents(
      Function<String, Optional<? extends EventReader>> streams,
      TimeRange range,
      String needle,
      @Nullable Place after) {
    this.needle = needle;
    this.streams = streams;
    this.range = range;
    this.after = after;
  }

  /**
   * @param firstAt a time, in milliseconds, before which it has no event
   */
  void add(String stream, long firstAt) {
    heads.add(new Cursor(stream, firstAt));
  }

  /** The next event, and its place; null at the end of all of them. */
  @Nullable Next next() {
    while (true) {
      Cursor cursor = heads.poll();
      if (cursor == null) {
        return null;
      }
      LogEvent event = cursor.head;
      Next next =
          event == null
              ? null
              : new Next(
                  new FoundEvent(cursor.name, event),
                  new Place(cursor.time, cursor.name, event.offset()));
      if (cursor.advance()) {
        heads.add(cursor);
      }
      if (next != null) {
        return next;
      }
    }
  }

  /** How much has been gone through so far. */
  long looked() {
    return looked;
  }

  /** An event, and where a reader goes on behind it. */
  record Next(FoundEvent event, Place place) {}

  private final class Cursor {
    final String name;

    /** Of the head, or of one before it that had a later time: the order is the stream's first. */
    long time;

    @Nullable LogEvent head;
    private @Nullable EventReader reader;
    private Iterator<LogEvent> page = List.<LogEvent>of().iterator();
    private long offset;

    /** The bytes of the page, which count once it was gone through. */
    private long unread;

    Cursor(String name, long firstAt) {
      this.name = name;
      this.time = firstAt;
    }

    /** Has it another event? */
    boolean advance() {
      int most = AT_ONCE;
      if (reader == null) {
        reader = streams.apply(name).orElse(null);
        if (reader == null) {
          return false;
        }
        offset = begin(reader);
        most = FIRST;
      }
      while (true) {
        while (page.hasNext()) {
          LogEvent event = page.next();
          time = Math.max(time, event.time().toEpochMilli());
          if (!isPassed(event)) {
            head = event;
            return true;
          }
        }
        looked += unread;
        unread = 0;
        LogPage read = reader.forward(offset, range, most, needle);
        if (read.events().isEmpty() && read.after() == offset) {
          return false;
        }
        offset = read.after();
        page = read.events().iterator();
        unread = read.bytes();
        most = AT_ONCE;
      }
    }

    private long begin(EventReader opened) {
      if (after != null && name.equals(after.stream())) {
        time = Math.max(time, after.time());
        return after.offset();
      }
      long from = range.from() == null ? Long.MIN_VALUE : range.from().toEpochMilli();
      long behind = after == null ? Long.MIN_VALUE : after.time();
      long least = Math.max(from, behind);
      return least == Long.MIN_VALUE ? 0 : opened.seek(least);
    }

    private boolean isPassed(LogEvent event) {
      if (after == null || time > after.time()) {
        return false;
      }
      if (time < after.time()) {
        return true;
      }
      int order = name.compareTo(after.stream());
      return order < 0 || (order == 0 && event.offset() <= after.offset());
    }
  }
}
