package io.mastic.jobs.logs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Watches the logs of living runs grow, so that each line has its time. */
public final class LineTimes implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(LineTimes.class);
  private static final Duration LOOK = Duration.ofMillis(250);
  private static final long OTHERS_LOOK_SECONDS = 1;

  private final Path runs;
  private final Optional<LogSharing> sharing;
  private final Map<String, List<Growing>> followed = new ConcurrentHashMap<>();
  private final Map<String, Set<Runnable>> listening = new ConcurrentHashMap<>();
  private final ScheduledExecutorService looking =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "log-times");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * @param runs the directory of the run directories
   */
  public LineTimes(Path runs) {
    this(runs, Optional.empty());
  }

  /**
   * @param runs the directory of the run directories
   * @param sharing tells other servers what is written; empty where there is none
   */
  public LineTimes(Path runs, Optional<LogSharing> sharing) {
    this.runs = runs;
    this.sharing = sharing;
    var unused =
        looking.scheduleWithFixedDelay(
            this::look, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
  }

  public void follow(String runId) {
    followed.computeIfAbsent(
        runId,
        id ->
            List.of(
                new Growing(runs.resolve(id).resolve("stdout.log")),
                new Growing(runs.resolve(id).resolve("stderr.log"))));
    sharing.ifPresent(others -> others.follow(runId));
  }

  /** Looks a last time; nothing more is written. */
  public void finish(String runId) {
    List<Growing> logs = followed.remove(runId);
    if (logs != null) {
      logs.forEach(Growing::look);
      sharing.ifPresent(others -> others.finish(runId));
      tell(runId);
    }
  }

  /**
   * Has something run whenever a log of that run has grown, until what this gives is closed; of a
   * run that another server has, whenever it may have.
   */
  public Listening listen(String runId, Runnable grown) {
    listening.compute(
        runId,
        (id, all) -> {
          Set<Runnable> listeners = all == null ? ConcurrentHashMap.newKeySet() : all;
          listeners.add(grown);
          return listeners;
        });
    Optional<ScheduledFuture<?>> looks =
        sharing.isEmpty() || followed.containsKey(runId)
            ? Optional.empty()
            : Optional.of(
                looking.scheduleWithFixedDelay(
                    grown, OTHERS_LOOK_SECONDS, OTHERS_LOOK_SECONDS, TimeUnit.SECONDS));
    return () -> {
      looks.ifPresent(regular -> regular.cancel(false));
      forget(runId, grown);
    };
  }

  private void forget(String runId, Runnable grown) {
    var unused =
        listening.computeIfPresent(
            runId,
            (id, all) -> {
              all.remove(grown);
              return all.isEmpty() ? null : all;
            });
  }

  /** Somebody listens. */
  public interface Listening extends AutoCloseable {
    @Override
    void close();
  }

  private void look() {
    followed.forEach(
        (runId, logs) -> {
          boolean grown = false;
          for (Growing log : logs) {
            grown |= log.look();
          }
          if (grown) {
            tell(runId);
          }
        });
  }

  private void tell(String runId) {
    listening.getOrDefault(runId, Set.of()).forEach(Runnable::run);
  }

  @Override
  public void close() {
    looking.shutdownNow();
    sharing.ifPresent(LogSharing::close);
  }

  /** A log that may have grown since the last look. */
  private static final class Growing {
    private final Path log;
    private final TimeIndex times;
    private long noted = -1;

    Growing(Path log) {
      this.log = log;
      this.times = new TimeIndex(log);
    }

    /** Has it grown? */
    synchronized boolean look() {
      try {
        if (noted < 0) {
          noted = times.noted();
        }
        long size = Files.exists(log) ? Files.size(log) : 0;
        if (size > noted) {
          times.note(size);
          noted = size;
          return true;
        }
      } catch (IOException e) {
        LOG.debug("times of {} cannot be noted: {}", log, e.getMessage());
      }
      return false;
    }
  }
}
