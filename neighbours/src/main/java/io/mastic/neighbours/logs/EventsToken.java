package io.mastic.neighbours.logs;

import io.mastic.jobs.logs.EventReader;
import java.util.Locale;

/**
 * Where a reader of a stream goes on: forward from an offset, or backward from one.
 *
 * @param offset {@link #END} for the end of the stream, wherever that is by then
 */
record EventsToken(boolean goesForward, long offset) {

  static final long END = Long.MAX_VALUE;

  static EventsToken forward(long offset) {
    return new EventsToken(true, offset);
  }

  static EventsToken backward(long offset) {
    return new EventsToken(false, offset);
  }

  /**
   * @throws IllegalArgumentException for a token that this server did not make
   */
  static EventsToken parse(String text) {
    boolean forward = text.startsWith("f/");
    if (text.length() == 58 && (forward || text.startsWith("b/"))) {
      try {
        long offset = Long.parseLong(text.substring(2));
        if (offset >= 0) {
          return new EventsToken(forward, offset);
        }
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException("The specified nextToken is invalid.", e);
      }
    }
    throw new IllegalArgumentException("The specified nextToken is invalid.");
  }

  /** The offset, but not beyond what there is. */
  long offsetIn(EventReader text) {
    return Math.min(offset, text.size());
  }

  String text() {
    return String.format(Locale.ROOT, "%s/%056d", goesForward ? "f" : "b", offset);
  }
}
