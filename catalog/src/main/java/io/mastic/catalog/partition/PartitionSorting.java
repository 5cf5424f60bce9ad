package io.mastic.catalog.partition;

import io.mastic.catalog.leftover.Leftover;
import io.mastic.catalog.scope.RowIds;
import io.mastic.catalog.table.PartitionSet;
import io.mastic.catalog.table.PartitionSets;
import io.mastic.catalog.table.TableRow;
import io.mastic.catalog.table.TableStore;
import io.mastic.kernel.Db;
import io.mastic.kernel.Pace;
import io.mastic.kernel.task.TaskHandler;
import io.mastic.kernel.task.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Puts the partitions of a table in order again after the types of its keys have changed. A few are
 * sorted with the change itself. Of many, a second set is made piece by piece while the first is
 * read on, in full and in its old order; the last piece puts the second in the first one's place.
 */
public final class PartitionSorting {

  private static final String TASK = "catalog-sorting";
  private static final String KEY = "all";
  private static final Duration PAUSE = Duration.ofSeconds(30);

  /** The rows of sets that no table reads any more. */
  static final Leftover LEFTOVER = new Leftover("catalog_set_leftover", "set_id");

  /** So many are sorted within the request that makes it necessary. */
  static final int FEW = 500;

  private final Db db;
  private final Clock clock;
  private final Pace pace = Pace.ofRows();
  private volatile @Nullable Tasks tasks;

  public PartitionSorting(Db db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  /** Has one server at a time sort, for as long as there are servers. */
  public void workBy(Tasks workers) {
    workers.handle(
        TASK, task -> TaskHandler.again(clock.instant().plus(step() ? Duration.ZERO : PAUSE)));
    db.writeOnly(h -> workers.enqueue(h, TASK, KEY, "{}"));
    tasks = workers;
  }

  /**
   * Has the partitions of a table sorted as its keys are declared now, in the transaction that
   * changed them.
   *
   * @param before where they were until then
   */
  void keysChanged(Handle h, TableRow table, PartitionSets before) {
    before.next().ifPresent(set -> drop(h, set.id()));
    deleteProgress(h, table.id());
    PartitionSet current = before.current();
    if (current.isSortedBy(table.partitionKeys())) {
      setSets(h, table, new PartitionSets(current, Optional.empty()));
      return;
    }
    PartitionSet next = new PartitionSet(RowIds.next(), table.partitionKeys());
    setSets(h, table, new PartitionSets(current, Optional.of(next)));
    h.createUpdate(
            "INSERT INTO catalog_partition_sorting (table_id, after_sort, after_id)"
                + " VALUES (:table, '', '')")
        .bind("table", table.id())
        .execute();
    if (copy(h, table.id(), FEW) == FEW) {
      Tasks workers = tasks;
      if (workers != null) {
        workers.hasten(h, TASK, KEY);
      }
    }
  }

  /** Gives a table an empty set of partitions in the place of all that it has. */
  static void empty(Handle h, TableRow table) {
    PartitionSets old = table.sets();
    old.all().forEach(set -> drop(h, set.id()));
    deleteProgress(h, table.id());
    PartitionSet none = new PartitionSet(RowIds.next(), table.partitionKeys());
    setSets(h, table, new PartitionSets(none, Optional.empty()));
  }

  /** Leaves the rows of a set to be cleared away. */
  static void drop(Handle h, long setId) {
    LEFTOVER.note(h, setId);
  }

  static void deleteProgress(Handle h, long tableId) {
    h.createUpdate("DELETE FROM catalog_partition_sorting WHERE table_id = :table")
        .bind("table", tableId)
        .execute();
  }

  private static void setSets(Handle h, TableRow table, PartitionSets sets) {
    TableStore.setPartitionSets(h, table.id(), sets.write());
  }

  /** Sorts some in one transaction; false if there is nothing left to sort. */
  public boolean step() {
    int rows = pace.rows();
    return db.write(h -> pace.of(() -> first(h).map(table -> copy(h, table, rows)).orElse(-1)))
        >= 0;
  }

  private static Optional<Long> first(Handle h) {
    return h.createQuery("SELECT table_id FROM catalog_partition_sorting ORDER BY table_id LIMIT 1")
        .mapTo(Long.class)
        .findOne();
  }

  /** The rows of a set that are to be copied next. */
  private static List<PartitionStore.Sorted> behind(
      Handle h, PartitionSet set, long tableId, int most) {
    return h.createQuery(
            "SELECT after_sort, after_id FROM catalog_partition_sorting WHERE table_id = :table")
        .bind("table", tableId)
        .map((rs, c) -> PartitionStore.after(h, set.id(), rs.getString(1), rs.getString(2), most))
        .one();
  }

  /** How many rows it copied; fewer than the most if those were the last. */
  private static int copy(Handle h, long tableId, int most) {
    Optional<TableRow> found = TableStore.find(h, tableId);
    if (found.isEmpty()) {
      deleteProgress(h, tableId);
      return 0;
    }
    TableRow table = found.get();
    PartitionSets sets = table.sets();
    PartitionSet next = sets.next().orElseThrow();
    List<PartitionStore.Sorted> rows = behind(h, sets.current(), tableId, most);
    PartitionStore.insert(h, next, rows.stream().map(PartitionStore.Sorted::row).toList());
    if (rows.size() == most) {
      PartitionStore.Sorted last = rows.get(most - 1);
      h.createUpdate(
              "UPDATE catalog_partition_sorting SET after_sort = :sort, after_id = :id"
                  + " WHERE table_id = :table")
          .bind("sort", last.sortKey())
          .bind("id", last.row().id())
          .bind("table", tableId)
          .execute();
    } else {
      setSets(h, table, new PartitionSets(next, Optional.empty()));
      drop(h, sets.current().id());
      deleteProgress(h, tableId);
    }
    return rows.size();
  }
}
