package io.mastic.kernel.expiry;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes files of this server's own that nobody needs any more: soon after its start, and then
 * once a day. Unlike rows they are each server's own affair, and no lease is needed.
 */
public final class Housekeeping implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
  private static final Duration AFTER_START = Duration.ofMinutes(1);
  private static final Duration DAY = Duration.ofDays(1);

  private final Clock clock;
  private final Retention retention;
  private final List<Chore> chores;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread worker = new Thread(work, "housekeeping");
            worker.setDaemon(true);
            return worker;
          });

  /** One kind of files. */
  public interface Chore {

    /** Whose retention they have. */
    String room();

    /** What they are, in the plural, for the log. */
    String what();

    /**
     * Removes those that nobody needs any more.
     *
     * @param before what was last used before then may go; empty if things are kept for ever
     * @param now by the clock that {@code before} is told by
     * @return how many were removed
     */
    long tidy(Optional<Instant> before, Instant now) throws IOException;
  }

  public Housekeeping(Clock clock, Retention retention, List<Chore> chores) {
    this.clock = clock;
    this.retention = retention;
    this.chores = List.copyOf(chores);
  }

  public void start() {
    var unused =
        thread.scheduleWithFixedDelay(
            this::tidy, AFTER_START.toSeconds(), DAY.toSeconds(), TimeUnit.SECONDS);
  }

  /** Does all of it once; what fails is tried again the next day. */
  public void tidy() {
    for (Chore chore : chores) {
      Instant now = clock.instant();
      try {
        long count = chore.tidy(retention.before(chore.room(), now), now);
        if (count > 0) {
          LOG.info("{}: {} {} are removed", chore.room(), count, chore.what());
        }
      } catch (IOException | RuntimeException e) {
        LOG.warn("{}: {} cannot be removed, trying again tomorrow", chore.room(), chore.what(), e);
      }
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
