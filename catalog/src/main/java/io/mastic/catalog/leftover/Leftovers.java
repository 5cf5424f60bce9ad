package io.mastic.catalog.leftover;

import io.mastic.kernel.Db;
import io.mastic.kernel.Pace;
import io.mastic.kernel.task.TaskHandler;
import io.mastic.kernel.task.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * What deleted tables and databases have left behind. A table is gone at once; the rows of its
 * partitions, versions and statistics, which may be millions, follow in small transactions that
 * hold up nobody, as AWS's DeleteTable does it.
 */
public final class Leftovers {

  private static final String TASK = "catalog-leftovers";
  private static final Duration PAUSE = Duration.ofSeconds(30);

  private final Db db;
  private final Clock clock;
  private final Removals removals;
  private final List<Kind> kinds;
  private final Pace pace = Pace.ofRows();

  /**
   * @param removals what others may have left half removed
   * @param kinds those that leave others behind before these
   */
  public Leftovers(Db db, Clock clock, Removals removals, List<Kind> kinds) {
    this.db = db;
    this.clock = clock;
    this.removals = removals;
    this.kinds = List.copyOf(kinds);
  }

  /**
   * @param children what is left behind, in the order in which it goes
   */
  public record Kind(Leftover leftover, List<Children> children) {

    public Kind {
      children = List.copyOf(children);
    }
  }

  /** Has one server at a time clear them away, for as long as there are servers. */
  public void clearBy(Tasks tasks) {
    tasks.handle(
        TASK, task -> TaskHandler.again(clock.instant().plus(clear() ? Duration.ZERO : PAUSE)));
    db.writeOnly(h -> tasks.enqueue(h, TASK, "all", "{}"));
  }

  /** Deletes some rows in one transaction; false if there is nothing left to delete. */
  public boolean clear() {
    if (removals.resume()) {
      return true;
    }
    int rows = pace.rows();
    return db.write(h -> pace.of(() -> clear(h, rows))) >= 0;
  }

  /** How many rows it deleted; less than none if nobody has left anything. */
  private int clear(Handle h, int most) {
    for (Kind kind : kinds) {
      Optional<Long> gone = kind.leftover().first(h);
      if (gone.isPresent()) {
        return kind.leftover().clear(h, gone.get(), kind.children(), most);
      }
    }
    return -1;
  }
}
