package io.mastic.stacks.stack;

import io.mastic.kernel.expiry.Expiry;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/** Stacks that were deleted, with their events. */
public final class StackExpiry implements Expiry {

  @Override
  public String what() {
    return "deleted stacks";
  }

  @Override
  public int expire(Handle h, Instant before, int most) {
    return h.createUpdate(
            "DELETE FROM stack WHERE id IN (SELECT id FROM stack WHERE deleted_at < :before"
                + " ORDER BY deleted_at LIMIT :most)")
        .bind("before", before.toEpochMilli())
        .bind("most", most)
        .execute();
  }
}
