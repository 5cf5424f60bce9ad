package io.mastic.kernel.time;

import io.mastic.kernel.Db;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The time that all servers of a database go by: the database's own, asked every few seconds and
 * counted on between by what nobody sets. Whoever sets the clock of a server's machine makes no
 * schedule due before the others' time, twice, or never.
 */
public final class SharedClock extends Clock {

  private static final Logger LOG = LoggerFactory.getLogger(SharedClock.class);

  /** When the database is asked again, by whoever looks next; it is not waited for. */
  private static final long FRESH_NANOS = Duration.ofSeconds(5).toNanos();

  /** An answer that took longer may be off by as much. */
  private static final long QUICK_NANOS = Duration.ofSeconds(1).toNanos();

  private record Reading(long millis, long nanos) {
    Instant at(long nanoTime) {
      return Instant.ofEpochMilli(millis).plusNanos(nanoTime - nanos);
    }
  }

  private final LongSupplier ask;
  private final LongSupplier nanoTime;
  private final ZoneId zone;
  private final AtomicBoolean asking = new AtomicBoolean();
  private volatile Reading reading;

  /**
   * @param ask the milliseconds since 1970 by the shared clock
   * @param nanoTime as {@link System#nanoTime}
   */
  SharedClock(LongSupplier ask, LongSupplier nanoTime, ZoneId zone) {
    this.ask = ask;
    this.nanoTime = nanoTime;
    this.zone = zone;
    long before = nanoTime.getAsLong();
    long millis = ask.getAsLong();
    this.reading = between(before, millis, nanoTime.getAsLong());
  }

  /**
   * The clock for a server of that database.
   *
   * @param machine goes for a database that has only one server (SQLite)
   */
  public static Clock of(Db db, Clock machine) {
    return db.engine() == Db.Engine.SQLITE
        ? machine
        : new SharedClock(() -> millisOf(db), System::nanoTime, machine.getZone());
  }

  private static long millisOf(Db db) {
    return db.read(
        h ->
            h.createQuery("SELECT CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000 AS BIGINT)")
                .mapTo(Long.class)
                .one());
  }

  private static Reading between(long before, long millis, long after) {
    return new Reading(millis, before + (after - before) / 2);
  }

  @Override
  public Instant instant() {
    long now = nanoTime.getAsLong();
    Reading latest = reading;
    if (now - latest.nanos() > FRESH_NANOS && asking.compareAndSet(false, true)) {
      Thread thread = new Thread(this::refresh, "shared-clock");
      thread.setDaemon(true);
      thread.start();
    }
    return latest.at(now);
  }

  /** A database that is away leaves the counting as it is. */
  void refresh() {
    try {
      long before = nanoTime.getAsLong();
      long millis = ask.getAsLong();
      long after = nanoTime.getAsLong();
      if (after - before < QUICK_NANOS) {
        reading = between(before, millis, after);
      }
    } catch (RuntimeException e) {
      LOG.debug("the database does not tell the time: {}", e.getMessage());
    } finally {
      asking.set(false);
    }
  }

  @Override
  public ZoneId getZone() {
    return zone;
  }

  @Override
  public Clock withZone(ZoneId other) {
    return new SharedClock(ask, nanoTime, other);
  }
}
