package io.mastic.kernel.change;

import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A listener and the place to which it has come; closed, it is told nothing more. */
public final class Listening implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Listening.class);

  private final ChangeListener listener;
  private final Consumer<Listening> end;
  private volatile Cursor place;

  Listening(Cursor from, ChangeListener listener, Consumer<Listening> end) {
    this.place = from;
    this.listener = listener;
    this.end = end;
  }

  /** Where the listener has come to: one that goes on there later misses nothing. */
  public Cursor place() {
    return place;
  }

  /** Tells the listener what is news for it in what was read from its place or from before it. */
  void hear(Batch batch) {
    try {
      if (batch.hasGapAfter(place)) {
        place = batch.resumption(place);
        listener.missedSome();
      }
      List<Published> news =
          batch.changes().stream().filter(change -> place.isBefore(change.cursor())).toList();
      if (!news.isEmpty()) {
        place = news.get(news.size() - 1).cursor();
        listener.changed(news);
      }
    } catch (RuntimeException e) {
      LOG.warn("a listener of changes fails and is told nothing more", e);
      close();
    }
  }

  @Override
  public void close() {
    end.accept(this);
  }
}
