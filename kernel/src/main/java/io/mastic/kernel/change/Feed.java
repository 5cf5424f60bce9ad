package io.mastic.kernel.change;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells this server's listeners of all servers' changes: one thread and one query each half second,
 * however many they are; none while nobody listens. What this server publishes itself is told at
 * once.
 */
public final class Feed implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Feed.class);
  private static final Duration LOOK = Duration.ofMillis(500);
  private static final int AT_ONCE = 500;

  private final Changes changes;
  private final List<Listening> all = new CopyOnWriteArrayList<>();
  private final Semaphore wake = new Semaphore(0);
  private final Thread thread = new Thread(this::tellUntilClosed, "change-feed");
  private volatile boolean closed;

  public Feed(Changes changes) {
    this.changes = changes;
    changes.onPublished(wake::release);
    thread.setDaemon(true);
  }

  public void start() {
    thread.start();
  }

  /** Tells of what comes from now on, until what this gives is closed. */
  public Listening listen(ChangeListener listener) {
    return listen(changes.latest(), listener);
  }

  /**
   * Tells of what came after that place, first of what is there already.
   *
   * @param from where the listener had come to
   */
  public Listening listen(Cursor from, ChangeListener listener) {
    Listening listening = new Listening(from, listener, all::remove);
    all.add(listening);
    wake.release();
    return listening;
  }

  private void tellUntilClosed() {
    while (!closed) {
      try {
        if (all.isEmpty()) {
          wake.acquire();
        } else {
          boolean unused = wake.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS);
        }
        wake.drainPermits();
        tell();
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        if (!closed) {
          LOG.warn("changes cannot be read, trying again: {}", e.getMessage());
          LOG.debug("changes cannot be read", e);
        }
      }
    }
  }

  /** From where the listener is that is behind the others, until all have come to the end. */
  private void tell() {
    Batch batch;
    do {
      Optional<Cursor> from = all.stream().map(Listening::place).min(Cursor::compareTo);
      if (from.isEmpty()) {
        return;
      }
      batch = changes.after(from.get(), AT_ONCE);
      for (Listening listening : all) {
        listening.hear(batch);
      }
    } while (batch.changes().size() == AT_ONCE);
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
  }
}
