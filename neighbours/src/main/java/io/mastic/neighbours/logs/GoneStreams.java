package io.mastic.neighbours.logs;

import io.mastic.kernel.expiry.Expiry;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The events of streams that were deleted. */
final class GoneStreams implements Expiry {

  @Override
  public String what() {
    return "events of deleted log streams";
  }

  @Override
  public int expire(Handle h, Instant before, int most) {
    Optional<String> gone =
        h.select("SELECT stream_id FROM log_gone ORDER BY stream_id LIMIT 1")
            .mapTo(String.class)
            .findOne();
    if (gone.isEmpty()) {
      return 0;
    }
    int deleted = OldEvents.delete(h, gone.get(), Long.MAX_VALUE, most);
    if (deleted < most) {
      h.execute("DELETE FROM log_gone WHERE stream_id = ?", gone.get());
      // One for the stream itself: there may be others.
      return deleted + 1;
    }
    return deleted;
  }
}
