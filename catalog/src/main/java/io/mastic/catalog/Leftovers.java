package io.mastic.catalog;

import io.mastic.kernel.Db;
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
  private static final int AT_ONCE = 2_000;
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

  private static final List<Children> CHILDREN =
      List.of(
          new Children("catalog_partition", "sort_key, id"),
          new Children("catalog_table_version", "version"),
          new Children("catalog_partition_shape", "id"),
          new Children("catalog_partition_index", "name"),
          new Children("catalog_column_statistics", "partition_id, column_name"),
          new Children("catalog_asset_attachment", ASSET, "iterable_form, item, name"),
          new Children("catalog_asset_term", ASSET, "iterable_form, item, term_id"),
          new Children("catalog_table_asset", ASSET, ASSET));

  private final Db db;
  private final Clock clock;

  Leftovers(Db db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  /** Notes that a table is gone, in the transaction that deletes it. */
  static void of(Handle h, long tableId) {
    h.createUpdate("INSERT INTO catalog_leftover (table_id) VALUES (:id)")
        .bind("id", tableId)
        .execute();
  }

  /** Notes that all tables of a database are gone. */
  static void ofDatabase(Handle h, long databaseId) {
    h.createUpdate(
            "INSERT INTO catalog_leftover (table_id)"
                + " SELECT id FROM catalog_table WHERE database_id = :id")
        .bind("id", databaseId)
        .execute();
  }

  /** Has one server at a time clear them away, for as long as there are servers. */
  void clearBy(Tasks tasks) {
    tasks.handle(
        TASK, task -> TaskHandler.again(clock.instant().plus(clear() ? Duration.ZERO : PAUSE)));
    db.writeOnly(h -> tasks.enqueue(h, TASK, "all", "{}"));
  }

  /** Deletes some rows in one transaction; false if there is nothing left to delete. */
  boolean clear() {
    return db.write(
        h -> {
          Optional<Long> id =
              h.createQuery("SELECT table_id FROM catalog_leftover ORDER BY table_id LIMIT 1")
                  .mapTo(Long.class)
                  .findOne();
          id.ifPresent(table -> clear(h, table));
          return id.isPresent();
        });
  }

  private static void clear(Handle h, long tableId) {
    for (Children children : CHILDREN) {
      if (delete(h, children, tableId) == AT_ONCE) {
        return;
      }
    }
    h.createUpdate("DELETE FROM catalog_leftover WHERE table_id = :id")
        .bind("id", tableId)
        .execute();
  }

  private static int delete(Handle h, Children children, long tableId) {
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
        .bind("id", tableId)
        .bind("few", AT_ONCE)
        .execute();
  }
}
