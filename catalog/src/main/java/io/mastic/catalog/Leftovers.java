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

  /**
   * What can be left behind.
   *
   * @param table that notes it
   * @param id the column that says which
   */
  private record Kind(String table, String id, List<Children> children) {}

  private static final Kind DATABASES =
      new Kind(
          "catalog_database_leftover",
          "database_id",
          List.of(new Children("catalog_function", "database_id", "name")));

  private static final Kind TABLES = new Kind("catalog_leftover", "table_id", CHILDREN);
  private static final Kind SETS = new Kind("catalog_set_leftover", "set_id", List.of(PARTITIONS));

  private final Db db;
  private final Clock clock;
  private final TableParts parts;
  private final Pace pace = Pace.ofRows();

  Leftovers(Db db, Clock clock, TableParts parts) {
    this.db = db;
    this.clock = clock;
    this.parts = parts;
  }

  /** Notes that a table is gone, in the transaction that deletes it. */
  static void of(Handle h, TableRow table) {
    note(h, "catalog_leftover (table_id)", table.id());
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
  private int clear(Handle h, int most) {
    Optional<Long> database = first(h, DATABASES);
    if (database.isPresent()) {
      return clearDatabase(h, database.get(), most);
    }
    for (Kind kind : List.of(TABLES, SETS)) {
      Optional<Long> left = first(h, kind);
      if (left.isPresent()) {
        return clear(h, kind, left.get(), most);
      }
    }
    return -1;
  }

  private static Optional<Long> first(Handle h, Kind kind) {
    return h.createQuery(
            String.format(
                Locale.ROOT,
                "SELECT %1$s FROM %2$s ORDER BY %1$s LIMIT 1",
                kind.id(),
                kind.table()))
        .mapTo(Long.class)
        .findOne();
  }

  private int clearDatabase(Handle h, long id, int most) {
    List<TableRow> tables = TableStore.listOfDeleted(h, id, most);
    tables.forEach(table -> TableStore.delete(h, table, parts));
    return tables.isEmpty() ? clear(h, DATABASES, id, most) : tables.size();
  }

  private static int clear(Handle h, Kind kind, long id, int most) {
    int deleted = 0;
    for (Children children : kind.children()) {
      deleted += delete(h, children, id, most - deleted);
      if (deleted == most) {
        return deleted;
      }
    }
    h.createUpdate(
            String.format(Locale.ROOT, "DELETE FROM %s WHERE %s = :id", kind.table(), kind.id()))
        .bind("id", id)
        .execute();
    return deleted;
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
                children.table(),
                children.owner(),
                children.key(),
                some))
        .bind("id", owner)
        .bind("few", most)
        .execute();
  }
}
