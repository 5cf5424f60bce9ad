package io.mastic.jobs.logs;

import java.time.Instant;
import java.util.List;

/** A stream's facts out of its text. */
public final class Streams {

  private Streams() {}

  /** First and last event are looked up at both ends of the text. */
  public static LogStream of(String name, LogText text) {
    List<LogEvent> first = text.forward(0, TimeRange.ALWAYS, 1).events();
    List<LogEvent> last = text.backward(text.size(), TimeRange.ALWAYS, 1).events();
    Instant created = first.isEmpty() ? Instant.EPOCH : first.get(0).time();
    return new LogStream(
        name,
        created,
        first.isEmpty() ? null : created,
        last.isEmpty() ? null : last.get(0).time(),
        text.size());
  }
}
