package io.mastic.wire.crowd;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Room for all who come at once, and an eye on those who keep others waiting. */
public final class Crowd implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Crowd.class);
  private static final long TICK_MILLIS = 250;

  /** Small bodies have room of their own, so that few large ones do not hold up every call. */
  private static final int SHARE_OF_SMALL = 4;

  /** Something that a client is slow at. */
  public interface Slow {

    boolean isOver(long now);

    void end();
  }

  private final CrowdLimits limits;
  private final Executor executor;
  private final Room small;
  private final Room large;
  private final Room uploads;
  private final Room downloads;
  private final Set<Slow> watched = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "wire-watch");
            thread.setDaemon(true);
            return thread;
          });

  public Crowd(CrowdLimits limits, Executor executor) {
    this.limits = limits;
    this.executor = executor;
    small = new Room(limits.bodyBytes() / SHARE_OF_SMALL, limits, executor);
    large = new Room(limits.bodyBytes() - limits.bodyBytes() / SHARE_OF_SMALL, limits, executor);
    uploads = new Room(limits.transfers(), limits, executor);
    downloads = new Room(limits.transfers(), limits, executor);
  }

  /**
   * Begins to look at what is watched.
   *
   * @param also looked at as often
   */
  public void watch(List<Runnable> also) {
    var unused =
        clock.scheduleWithFixedDelay(
            () -> look(also), TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void look(List<Runnable> also) {
    try {
      long now = System.nanoTime();
      for (Slow slow : List.copyOf(watched)) {
        if (slow.isOver(now) && watched.remove(slow)) {
          executor.execute(slow::end);
        }
      }
      List.of(small, large, uploads, downloads).forEach(room -> room.expire(now));
      also.forEach(Runnable::run);
    } catch (RuntimeException e) {
      LOG.warn("could not look after slow clients", e);
    }
  }

  public void add(Slow slow) {
    watched.add(slow);
  }

  public void remove(Slow slow) {
    watched.remove(slow);
  }

  public BodyPace newPace() {
    return new BodyPace(limits);
  }

  /** Bytes of small bodies. */
  public Room small() {
    return small;
  }

  /** Bytes of larger ones. */
  public Room large() {
    return large;
  }

  /** Places of bodies that flow in. */
  public Room uploads() {
    return uploads;
  }

  /** Places of answers that flow out. */
  public Room downloads() {
    return downloads;
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
