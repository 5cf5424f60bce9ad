package io.mastic.wire.stream;

import io.mastic.wire.crowd.CrowdLimits;
import io.mastic.wire.exchange.Exchange;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;

/**
 * All who listen to events. A listener costs a connection and one batch of events at most: a next
 * one is looked up only when the last has left, so a slow one lags behind, and one that takes
 * nothing for too long is dropped. Each is told at its beginning to come back soon, which browsers
 * do with {@code Last-Event-ID}.
 */
public final class EventStreams implements Runnable, AutoCloseable {

  /** Who has heard nothing for so long is told that the answer goes on. */
  public static final long BEAT_NANOS = 15_000_000_000L;

  private static final int MOST = 256;

  private final CrowdLimits limits;
  private final Executor executor;
  private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  public EventStreams(CrowdLimits limits, Executor executor) {
    this.limits = limits;
    this.executor = executor;
  }

  /** Whether nobody else can listen now. */
  public boolean isFull() {
    return closed || listeners.size() >= MOST;
  }

  /** How many wait for news, with nothing on its way to them. */
  public long resting() {
    return listeners.stream().filter(Listener::isResting).count();
  }

  public int size() {
    return listeners.size();
  }

  /**
   * Begins to answer; the answer ends when the client leaves or the server does.
   *
   * @param place of the source, after which the client is told
   * @param mayStay looked at from time to time, for example whether a sign-in still holds
   */
  public void open(Exchange exchange, EventSource source, String place, BooleanSupplier mayStay) {
    Listener listener = new Listener(exchange, source, place, mayStay, this);
    listeners.add(listener);
    listener.begin();
    if (closed) {
      listener.end();
    }
  }

  void execute(Runnable work) {
    executor.execute(work);
  }

  void left(Listener listener) {
    listeners.remove(listener);
  }

  /** How long one may take no byte. */
  long patienceNanos() {
    return limits.patience().toNanos();
  }

  /** Looks after the listeners; to be run often. */
  @Override
  public void run() {
    look(System.nanoTime());
  }

  /**
   * Looks after the listeners as at that time.
   *
   * @param now of the time that {@link System#nanoTime} counts
   */
  public void look(long now) {
    List.copyOf(listeners).forEach(listener -> listener.look(now));
  }

  /** Ends all answers. */
  @Override
  public void close() {
    closed = true;
    List.copyOf(listeners).forEach(Listener::end);
  }
}
