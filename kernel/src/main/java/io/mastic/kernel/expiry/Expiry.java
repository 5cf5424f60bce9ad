package io.mastic.kernel.expiry;

import java.time.Instant;
import org.jdbi.v3.core.Handle;

/** One kind of rows that a room forgets some time after they ended. */
public interface Expiry {

  /** What they are, in the plural, for the log. */
  String what();

  /**
   * Deletes some that ended before then and that nothing needs any more, found by an index, in the
   * caller's transaction.
   *
   * @param most how many at most
   * @return how many there were; none if there are no more
   */
  int expire(Handle h, Instant before, int most);
}
