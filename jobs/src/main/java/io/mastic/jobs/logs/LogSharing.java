package io.mastic.jobs.logs;

import io.mastic.jobs.launch.directory.RunDirectory;
import io.mastic.jobs.launch.directory.RunPlace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts what the runs of this server write where the servers beside it can read it: a second after
 * it was written, and before the run's end is told. Where nothing was written, nothing is put.
 */
public final class LogSharing implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(LogSharing.class);
  private static final Duration LOOK = Duration.ofSeconds(1);

  /** The progress of a run changes with each task. */
  private static final Duration BETWEEN_RECORDS = Duration.ofSeconds(3);

  private static final int MOST_OF_PIECE = 1 << 16;
  private static final int MOST_AT_ONCE = 4 << 20;
  private static final long MOST_OF_RECORD = 4L << 20;
  private static final List<String> LOGS = List.of("stdout.log", "stderr.log");
  private static final List<String> RECORDS = List.of("progress.json", "script.py");

  private final RunPlace place;
  private final SharedLogs shared;
  private final Map<String, OfRun> followed = new ConcurrentHashMap<>();
  private final ScheduledExecutorService looking =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "log-sharing");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * @param place where this server's runs are
   */
  public LogSharing(RunPlace place, SharedLogs shared) {
    this.place = place;
    this.shared = shared;
    var unused =
        looking.scheduleWithFixedDelay(
            this::look, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
  }

  void follow(String runId) {
    followed.computeIfAbsent(runId, OfRun::new);
  }

  /** Nothing more is written: all of it is put, or it is said why not. */
  void finish(String runId) {
    OfRun run = followed.remove(runId);
    if (run != null) {
      run.put(Duration.ZERO);
    }
  }

  private void look() {
    followed.values().forEach(run -> run.put(BETWEEN_RECORDS));
  }

  @Override
  public void close() {
    looking.shutdownNow();
  }

  /** What has been put of a run. */
  private final class OfRun {
    private final String runId;
    private final Map<String, Long> until = new HashMap<>();
    private final Map<String, FileTime> records = new HashMap<>();
    private long recordsAt = System.nanoTime() - BETWEEN_RECORDS.toNanos();
    private boolean failing;

    OfRun(String runId) {
      this.runId = runId;
    }

    /** What cannot be put now is put at the next look. */
    synchronized void put(Duration betweenRecords) {
      RunDirectory directory = place.of(runId);
      try {
        for (String name : LOGS) {
          putLog(directory.path().resolve(name), name);
        }
        if (System.nanoTime() - recordsAt >= betweenRecords.toNanos()) {
          recordsAt = System.nanoTime();
          for (String name : RECORDS) {
            putRecord(directory.path().resolve(name), name);
          }
        }
        failing = false;
      } catch (IOException | RuntimeException e) {
        if (!failing) {
          LOG.warn("what run {} writes cannot be shared now: {}", runId, e.getMessage());
        }
        failing = true;
      }
    }

    private void putLog(Path file, String name) throws IOException {
      Long before = until.get(name);
      long from = before == null ? shared.log(runId, name).size() : before;
      until.put(name, from);
      LogFile log = new LogFile(file);
      List<SharedLogs.Piece> pieces = new ArrayList<>();
      long waiting = 0;
      for (TimeIndex.Entry entry : new TimeIndex(file).after(from)) {
        while (from < entry.until()) {
          byte[] bytes = log.read(from, (int) Math.min(MOST_OF_PIECE, entry.until() - from));
          if (bytes.length == 0) {
            // A script can cut its log.
            break;
          }
          pieces.add(new SharedLogs.Piece(from, bytes, entry.at()));
          from += bytes.length;
          waiting += bytes.length;
          if (waiting >= MOST_AT_ONCE) {
            putPieces(name, pieces, from);
            waiting = 0;
          }
        }
      }
      putPieces(name, pieces, from);
    }

    private void putPieces(String name, List<SharedLogs.Piece> pieces, long end) {
      if (!pieces.isEmpty()) {
        shared.add(runId, name, pieces);
        pieces.clear();
        until.put(name, end);
      }
    }

    private void putRecord(Path file, String name) throws IOException {
      if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
          && Files.size(file) <= MOST_OF_RECORD) {
        FileTime changed = Files.getLastModifiedTime(file);
        if (!changed.equals(records.get(name))) {
          shared.keep(runId, name, Files.readAllBytes(file));
          records.put(name, changed);
        }
      }
    }
  }
}
