package io.mastic.kernel;

import java.sql.SQLException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A transaction that another one has overtaken: it never was, and may be run again. */
final class LostRace {

  private static final int ATTEMPTS = 40;
  private static final int LONGEST_MILLIS = 20;

  private LostRace() {}

  /** PostgreSQL's serialization_failure and deadlock_detected, before it is time to give up. */
  static boolean mayBeRunAgain(Throwable error, int attempt) {
    return attempt < ATTEMPTS && isThe(error);
  }

  private static boolean isThe(@Nullable Throwable error) {
    for (Throwable e = error; e != null; e = e.getCause()) {
      if (e instanceof SQLException sql
          && ("40001".equals(sql.getSQLState()) || "40P01".equals(sql.getSQLState()))) {
        return true;
      }
    }
    return false;
  }

  /** Losers of a serialization race come back at different moments. */
  static void pause(int attempt) {
    LockSupport.parkNanos(
        ThreadLocalRandom.current().nextLong(1_000_000L * Math.min(attempt, LONGEST_MILLIS)));
  }
}
