package io.mastic.kernel.change;

import io.mastic.kernel.Db;
import io.mastic.kernel.Pace;
import io.mastic.kernel.expiry.Housekeeping;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Changes that nobody will ask for any more. They are no history, so they go after a day however
 * long histories are kept.
 */
public final class OldChanges implements Housekeeping.Chore {

  /** How long a listener may be away and still be told of all that it missed. */
  static final Duration KEPT = Duration.ofDays(1);

  private final Db db;
  private final Changes changes;

  public OldChanges(Db db, Changes changes) {
    this.db = db;
    this.changes = changes;
  }

  @Override
  public String room() {
    return "kernel";
  }

  @Override
  public String what() {
    return "changes";
  }

  @Override
  public long tidy(Optional<Instant> before, Instant now) {
    Pace pace = Pace.ofRows();
    long count = 0;
    int done;
    do {
      int most = pace.rows();
      done = db.write(h -> pace.of(() -> changes.forget(h, now.minus(KEPT), most)));
      count += done;
    } while (done > 0 && !Thread.currentThread().isInterrupted());
    return count;
  }
}
