package io.mastic.kernel.disk;

import java.io.IOException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Tells an error for want of disk from a defect: nothing of what was to be written is there. */
public final class DiskFull {

  /** SQLITE_FULL: "database or disk is full". */
  private static final int SQLITE_FULL = 13;

  /** PostgreSQL's disk_full. */
  private static final String POSTGRESQL_FULL = "53100";

  /** What to tell whoever wanted to write. */
  public static final String MESSAGE =
      "The server cannot write, since its disk is full. Nothing of this request was done; try again"
          + " when there is room.";

  private DiskFull() {}

  /** Whether that came of a full disk, the server's own or the database's. */
  public static boolean caused(@Nullable Throwable error) {
    for (Throwable e = error; e != null; e = e.getCause()) {
      if (e instanceof SQLException sql
          && ((sql.getErrorCode() & 0xff) == SQLITE_FULL
              || POSTGRESQL_FULL.equals(sql.getSQLState()))) {
        return true;
      }
      if (e instanceof IOException io
          && String.valueOf(io.getMessage()).contains("No space left on device")) {
        return true;
      }
    }
    return false;
  }
}
