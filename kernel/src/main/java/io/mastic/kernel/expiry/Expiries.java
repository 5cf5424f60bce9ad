package io.mastic.kernel.expiry;

import io.mastic.kernel.Db;
import io.mastic.kernel.Pace;
import io.mastic.kernel.task.TaskHandler;
import io.mastic.kernel.task.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Forgets what has ended long enough ago: one leased task per room, once a day, whose many short
 * transactions hold up nobody. What a crash left is forgotten the next time.
 */
public final class Expiries {

  private static final Logger LOG = LoggerFactory.getLogger(Expiries.class);
  private static final Duration DAY = Duration.ofDays(1);
  private static final String KEY = "all";

  private final Db db;
  private final Clock clock;
  private final Tasks tasks;
  private final Retention retention;

  public Expiries(Db db, Clock clock, Tasks tasks, Retention retention) {
    this.db = db;
    this.clock = clock;
    this.tasks = tasks;
    this.retention = retention;
  }

  /** Has a room's rows forgotten, in that order; at wiring, before the tasks start. */
  public void register(String room, List<Expiry> rows) {
    String kind = "retention-" + room;
    tasks.handle(
        kind,
        task -> {
          expire(room, rows);
          return TaskHandler.again(clock.instant().plus(DAY));
        });
    db.writeOnly(h -> tasks.enqueue(h, kind, KEY, "{}"));
  }

  /** Forgets what a room has to forget now. */
  void expire(String room, List<Expiry> all) throws InterruptedException {
    Optional<Instant> before = retention.before(room, clock.instant());
    if (before.isEmpty()) {
      return;
    }
    for (Expiry rows : all) {
      long count = expire(rows, before.get());
      if (count > 0) {
        LOG.info(
            "{}: {} {} that ended before {} are forgotten", room, count, rows.what(), before.get());
      }
    }
  }

  private long expire(Expiry rows, Instant before) throws InterruptedException {
    Pace pace = Pace.ofRows();
    long count = 0;
    int done;
    do {
      if (Thread.interrupted()) {
        throw new InterruptedException("the rest is forgotten another time");
      }
      int most = pace.rows();
      done = db.write(h -> pace.of(() -> rows.expire(h, before, most)));
      count += done;
    } while (done > 0);
    return count;
  }
}
