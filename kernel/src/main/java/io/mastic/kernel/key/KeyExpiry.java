package io.mastic.kernel.key;

import io.mastic.kernel.expiry.Expiry;
import java.time.Clock;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/** Temporary keys whose time is over; nobody can sign with them, so none is kept a day longer. */
public final class KeyExpiry implements Expiry {

  private final Clock clock;

  public KeyExpiry(Clock clock) {
    this.clock = clock;
  }

  @Override
  public String what() {
    return "access keys";
  }

  @Override
  public int expire(Handle h, Instant before, int most) {
    return h.createUpdate(
            "DELETE FROM access_key WHERE id IN (SELECT id FROM access_key"
                + " WHERE expires_at < :now ORDER BY expires_at LIMIT :most)")
        .bind("now", clock.millis())
        .bind("most", most)
        .execute();
  }
}
