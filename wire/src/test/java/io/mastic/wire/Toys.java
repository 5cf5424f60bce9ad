package io.mastic.wire;

import io.mastic.wire.stream.Event;
import io.mastic.wire.stream.EventSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Events of a test: numbers, each with a text. */
final class Toys implements EventSource {

  private final List<String> texts = new ArrayList<>();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  /** Something happens. */
  void add(String text) {
    synchronized (texts) {
      texts.add(text);
    }
    listeners.forEach(Runnable::run);
  }

  int listeners() {
    return listeners.size();
  }

  @Override
  public String begin(Optional<String> last) {
    synchronized (texts) {
      return last.map(id -> String.valueOf(Integer.parseInt(id)))
          .orElse(String.valueOf(texts.size()));
    }
  }

  @Override
  public News after(String place, int limit) {
    int from = Integer.parseInt(place);
    synchronized (texts) {
      int to = Math.min(texts.size(), from + limit);
      List<Event> events = new ArrayList<>();
      for (int i = from; i < to; i++) {
        events.add(new Event(String.valueOf(i + 1), "toy", texts.get(i)));
      }
      return new News(events, String.valueOf(to));
    }
  }

  @Override
  public Listening listen(Runnable more) {
    listeners.add(more);
    return () -> listeners.remove(more);
  }
}
