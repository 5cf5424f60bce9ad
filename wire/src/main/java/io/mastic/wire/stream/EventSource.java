package io.mastic.wire.stream;

import java.util.List;
import java.util.Optional;

/**
 * Events in an order, each with a place: a listener goes on from where it was, on this server or
 * another one, so nothing is kept for those who are slow or away.
 */
public interface EventSource {

  /**
   * Where a listener begins.
   *
   * @param last the id of the last event that it got; empty for one that wants what is to come
   * @throws IllegalArgumentException if that is no id of this source
   */
  String begin(Optional<String> last);

  /** What comes after a place: a look at what is there, without waiting. */
  News after(String place, int limit);

  /**
   * Has something run whenever there may be more, on any thread, until what this gives is closed.
   */
  Listening listen(Runnable more);

  /** Somebody listens. */
  interface Listening extends AutoCloseable {
    @Override
    void close();
  }

  /**
   * Some events.
   *
   * @param next where to look on; the place that was asked for if there is nothing more
   */
  record News(List<Event> events, String next) {

    public News {
      events = List.copyOf(events);
    }
  }
}
