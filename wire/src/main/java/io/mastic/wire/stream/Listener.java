package io.mastic.wire.stream;

import io.mastic.wire.exchange.Exchange;
import java.io.EOFException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One who listens: at any time either nothing is done for it, or one look, or one write. */
final class Listener {

  private static final Logger LOG = LoggerFactory.getLogger(Listener.class);

  /** After a loss of the connection a browser waits so long, in milliseconds. */
  private static final String HELLO = "retry: 2000\n\n";

  private static final String BEAT = ": beat\n\n";
  private static final int AT_ONCE = 100;
  private static final int MOST_CHARACTERS = 128 << 10;

  private enum State {
    IDLE,
    LOOKING,
    WRITING,
    ENDED
  }

  private final Exchange exchange;
  private final EventSource source;
  private final BooleanSupplier mayStay;
  private final EventStreams streams;

  private String place;
  private State state = State.LOOKING;
  private boolean more = true;
  private boolean ending;
  private long since = System.nanoTime();
  private EventSource.@Nullable Listening listening;

  Listener(
      Exchange exchange,
      EventSource source,
      String place,
      BooleanSupplier mayStay,
      EventStreams streams) {
    this.exchange = exchange;
    this.source = source;
    this.place = place;
    this.mayStay = mayStay;
    this.streams = streams;
  }

  void begin() {
    listening = source.listen(this::wake);
    write(HELLO);
  }

  /** There may be more. */
  private void wake() {
    synchronized (this) {
      more = true;
      if (state != State.IDLE) {
        return;
      }
      state = State.LOOKING;
    }
    streams.execute(this::next);
  }

  /** Looks up what comes next and sends it, or goes to rest. */
  private void next() {
    try {
      while (goesOn()) {
        EventSource.News news = source.after(place, AT_ONCE);
        String text = take(news);
        if (!text.isEmpty()) {
          write(text);
          return;
        }
      }
    } catch (RuntimeException e) {
      LOG.warn("events of request {} cannot be read", exchange.request().requestId(), e);
      drop();
    }
  }

  /** As many of these as are sent at once; what is left is looked up again. */
  private String take(EventSource.News news) {
    String next = news.next();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < news.events().size(); i++) {
      text.append(news.events().get(i).text());
      if (text.length() >= MOST_CHARACTERS && i + 1 < news.events().size()) {
        next = news.events().get(i).id();
        break;
      }
    }
    if (!next.equals(place)) {
      place = next;
      moreToLookUp();
    }
    return text.toString();
  }

  private synchronized void moreToLookUp() {
    more = true;
  }

  /** Whether there may be more to look up; if not, this rests or ends. */
  private boolean goesOn() {
    boolean last;
    synchronized (this) {
      if (state != State.LOOKING) {
        return false;
      }
      last = ending;
      if (!last && more) {
        more = false;
        return true;
      }
      state = last ? State.ENDED : State.IDLE;
    }
    if (last) {
      finish();
    }
    return false;
  }

  private void write(String text) {
    synchronized (this) {
      if (state == State.ENDED) {
        return;
      }
      state = State.WRITING;
      since = System.nanoTime();
    }
    exchange
        .response()
        .write(
            ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)),
            Callback.from(this::written, failure -> drop()));
  }

  private void written() {
    synchronized (this) {
      if (state != State.WRITING) {
        return;
      }
      state = State.LOOKING;
      since = System.nanoTime();
    }
    streams.execute(this::next);
  }

  synchronized boolean isResting() {
    return state == State.IDLE;
  }

  /** Drops one that takes nothing, and lets one that nothing happens to hear a beat. */
  void look(long now) {
    boolean slow;
    synchronized (this) {
      slow = state == State.WRITING && now - since > streams.patienceNanos();
      if (!slow && (state != State.IDLE || now - since < EventStreams.BEAT_NANOS)) {
        return;
      }
      if (!slow) {
        state = State.LOOKING;
      }
    }
    if (slow) {
      drop();
    } else {
      streams.execute(this::beat);
    }
  }

  private void beat() {
    boolean stays;
    try {
      stays = mayStay.getAsBoolean();
    } catch (RuntimeException e) {
      LOG.debug("it cannot be told who may stay", e);
      stays = true;
    }
    if (stays) {
      write(BEAT);
    } else {
      end();
      next();
    }
  }

  /** Ends the answer as soon as nothing of it is under way. */
  void end() {
    synchronized (this) {
      ending = true;
      if (state != State.IDLE) {
        return;
      }
      state = State.ENDED;
    }
    finish();
  }

  private void finish() {
    leave();
    exchange.response().end(exchange.callback());
  }

  /** The connection is lost, or given up. */
  private void drop() {
    synchronized (this) {
      if (state == State.ENDED) {
        return;
      }
      state = State.ENDED;
    }
    leave();
    exchange.response().abort();
    exchange.callback().failed(new EOFException("a listener is gone"));
  }

  private void leave() {
    streams.left(this);
    EventSource.Listening end = listening;
    if (end != null) {
      end.close();
    }
    exchange.releaseAll();
  }
}
