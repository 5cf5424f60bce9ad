package io.mastic.catalog;

import io.mastic.kernel.Db;
import io.mastic.kernel.Pace;
import io.mastic.kernel.TaskHandler;
import io.mastic.kernel.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * What deleted tables have left behind. A table is gone at once; the rows of its partitions,
 * versions and statistics, which may be millions, follow in small transactions that hold up nobody,
 * as AWS's DeleteTable does it.
 */
final class Leftovers {

  private static final String TASK = "catalog-leftovers";
  private static final Duration PAUSE = Duration.ofSeconds(30);
  private static final String ASSET = "asset_key";

  /**
   * The tables of rows that belong to a table.
   *
   * @param owner the column that has the table's id
   * @param key what tells the rows of one table apart
   */
  private record Children(String table, String owner, String key) {

    Children(String table, String key) {
      this(table, "table_id", key);
    }
  }

  private static final Children PARTITIONS = new Children("catalog_partition", "sort_key, id");

  private static final List<Children> CHILDREN =
      List.of(
          PARTITIONS,
          new Children("catalog_table_version", "version"),
          new Children("catalog_partition_shape", "id"),
          new Children("catalog_partition_index", "name"),
          new Children("catalog_column_statistics", "partition_id, column_name"),
          new Children("catalog_asset_attachment", ASSET, "iterable_form, item, name"),
          new Children("catalog_asset_term", ASSET, "iterable_form, item, term_id"),
          new Children("catalog_table_asset", ASSET, ASSET));

  private final Db db;
  private final Clock clock;
  private final Pace pace = Pace.ofRows();

  Leftovers(Db db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  /** Notes that a table is gone, in the transaction that deletes it. */
  static void of(Handle h, TableRow table) {
    note(h, "catalog_leftover (table_id)", table.id());
    table.sets().all().forEach(set -> PartitionSorting.drop(h, set.id()));
    PartitionSorting.deleteProgress(h, table.id());
  }

  /** Notes that a database is gone, and with it all that is found through it. */
  static void ofDatabase(Handle h, long databaseId) {
    note(h, "catalog_database_leftover (database_id)", databaseId);
  }

  private static void note(Handle h, String where, long id) {
    h.createUpdate("INSERT INTO " + where + " VALUES (:id)").bind("id", id).execute();
  }

  /** Has one server at a time clear them away, for as long as there are servers. */
  void clearBy(Tasks tasks) {
    tasks.handle(
        TASK, task -> TaskHandler.again(clock.instant().plus(clear() ? Duration.ZERO : PAUSE)));
    db.writeOnly(h -> tasks.enqueue(h, TASK, "all", "{}"));
  }

  /** Deletes some rows in one transaction; false if there is nothing left to delete. */
  boolean clear() {
    int rows = pace.rows();
    return db.write(h -> pace.of(() -> clear(h, rows))) >= 0;
  }

  /** How many rows it deleted; less than none if nobody has left anything. */
  private static int clear(Handle h, int most) {
    Optional<Long> database = first(h, "database_id", "catalog_database_leftover");
    if (database.isPresent()) {
      return clearDatabase(h, database.get(), most);
    }
    Optional<Long> table = first(h, "table_id", "catalog_leftover");
    if (table.isPresent()) {
      return clear(h, CHILDREN, table.get(), "catalog_leftover", most);
    }
    return first(h, "set_id", "catalog_set_leftover")
        .map(set -> clear(h, List.of(PARTITIONS), set, "catalog_set_leftover", most))
        .orElse(-1);
  }

  private static Optional<Long> first(Handle h, String id, String leftover) {
    return h.createQuery("SELECT " + id + " FROM " + leftover + " ORDER BY " + id + " LIMIT 1")
        .mapTo(Long.class)
        .findOne();
  }

  private static int clearDatabase(Handle h, long id, int most) {
    List<TableRow> tables = TableStore.listOfDeleted(h, id, most);
    tables.forEach(table -> TableStore.delete(h, table));
    int deleted = tables.size();
    deleted += delete(h, new Children("catalog_function", "database_id", "name"), id, most);
    if (deleted == 0) {
      forget(h, "catalog_database_leftover WHERE database_id", id);
    }
    return deleted;
  }

  private static int clear(Handle h, List<Children> all, long owner, String leftover, int most) {
    int deleted = 0;
    for (Children children : all) {
      deleted += delete(h, children, owner, most - deleted);
      if (deleted == most) {
        return deleted;
      }
    }
    forget(h, leftover + " WHERE " + (all == CHILDREN ? "table_id" : "set_id"), owner);
    return deleted;
  }

  private static void forget(Handle h, String which, long id) {
    h.createUpdate("DELETE FROM " + which + " = :id").bind("id", id).execute();
  }

  private static int delete(Handle h, Children children, long owner, int most) {
    String some =
        String.format(
            Locale.ROOT,
            "SELECT %s FROM %s WHERE %s = :id ORDER BY %s LIMIT :few",
            children.key(),
            children.table(),
            children.owner(),
            children.key());
    return h.createUpdate(
            String.format(
                Locale.ROOT,
                "DELETE FROM %s WHERE %s = :id AND (%s) IN (%s)",
                children.table(), children.owner(), children.key(), some))
        .bind("id", owner)
        .bind("few", most)
        .execute();
  }
}
