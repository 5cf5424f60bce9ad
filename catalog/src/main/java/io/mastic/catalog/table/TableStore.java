package io.mastic.catalog.table;

import io.mastic.catalog.database.DatabaseRow;
import io.mastic.catalog.leftover.Leftover;
import io.mastic.catalog.scope.DatabaseName;
import io.mastic.catalog.scope.Scope;
import io.mastic.catalog.scope.TableName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The rows of tables. */
public final class TableStore {

  private static final String ROW =
      "t.id, t.name, t.version, t.document, t.created_by, t.created_at, t.updated_at,"
          + " t.partition_sets";

  /** What belonged to tables that are gone. */
  public static final Leftover LEFTOVER = new Leftover("catalog_leftover", "table_id");

  private TableStore() {}

  static boolean insert(Handle h, long databaseId, TableRow row) {
    return h.createUpdate(
                "INSERT INTO catalog_table"
                    + " (id, database_id, name, version, document, created_by, created_at, updated_at)"
                    + " VALUES (:id, :database, :name, :version, :document, :createdBy, :createdAt,"
                    + " :updatedAt) ON CONFLICT (database_id, name) DO NOTHING")
            .bind("id", row.id())
            .bind("database", databaseId)
            .bind("name", row.name().name())
            .bind("version", row.version())
            .bind("document", row.document())
            .bind("createdBy", row.created().by())
            .bind("createdAt", row.created().at())
            .bind("updatedAt", row.updatedAt())
            .execute()
        == 1;
  }

  public static Optional<TableRow> find(Handle h, TableName name) {
    return h.createQuery(
            "SELECT "
                + ROW
                + " FROM catalog_database d JOIN catalog_table t ON t.database_id = d.id"
                + " WHERE d.account = :account AND d.region = :region AND d.catalog = :catalog"
                + " AND d.name = :database AND t.name = :name")
        .bindMethods(name.scope())
        .bind("database", name.database().name())
        .bind("name", name.name())
        .map((rs, c) -> row(rs, name.database()))
        .findOne();
  }

  /**
   * In the order of names, from {@code from} to before {@code before}.
   *
   * @param before null for no end
   */
  public static List<TableRow> list(
      Handle h, DatabaseRow database, String from, @Nullable String before, int limit) {
    var query =
        h.createQuery(
                "SELECT "
                    + ROW
                    + " FROM catalog_table t WHERE t.database_id = :database AND t.name >= :from"
                    + (before == null ? "" : " AND t.name < :before")
                    + " ORDER BY t.name LIMIT :limit")
            .bind("database", database.id())
            .bind("from", from)
            .bind("limit", limit);
    if (before != null) {
      query.bind("before", before);
    }
    return query.map((rs, c) -> row(rs, database.name())).list();
  }

  /** Of an account's catalogs in a region, by its id. */
  public static Optional<TableRow> find(Handle h, String account, String region, long id) {
    return h.createQuery(
            "SELECT "
                + ROW
                + ", d.name, d.catalog FROM catalog_table t"
                + " JOIN catalog_database d ON d.id = t.database_id"
                + " WHERE t.id = :id AND d.account = :account AND d.region = :region")
        .bind("id", id)
        .bind("account", account)
        .bind("region", region)
        .map(
            (rs, c) ->
                row(
                    rs,
                    new DatabaseName(
                        new Scope(account, region, rs.getString(10)), rs.getString(9))))
        .findOne();
  }

  static void update(Handle h, TableRow row) {
    h.createUpdate(
            "UPDATE catalog_table SET version = :version, document = :document,"
                + " updated_at = :updatedAt WHERE id = :id")
        .bind("version", row.version())
        .bind("document", row.document())
        .bind("updatedAt", row.updatedAt())
        .bind("id", row.id())
        .execute();
  }

  public static void setPartitionSets(Handle h, long id, String sets) {
    h.createUpdate("UPDATE catalog_table SET partition_sets = :sets WHERE id = :id")
        .bind("sets", sets)
        .bind("id", id)
        .execute();
  }

  /** Wherever it is; empty if it is gone, or its database. */
  public static Optional<TableRow> find(Handle h, long id) {
    return h.createQuery(
            "SELECT "
                + ROW
                + ", d.account, d.region, d.catalog, d.name FROM catalog_table t"
                + " JOIN catalog_database d ON d.id = t.database_id WHERE t.id = :id")
        .bind("id", id)
        .map(
            (rs, c) ->
                row(
                    rs,
                    new DatabaseName(
                        new Scope(rs.getString(9), rs.getString(10), rs.getString(11)),
                        rs.getString(12))))
        .findOne();
  }

  /** The first tables of a database that is gone, as if it had no name. */
  static List<TableRow> listOfDeleted(Handle h, long databaseId, int limit) {
    DatabaseName nameless = new DatabaseName(new Scope("", "", ""), "");
    return h.createQuery(
            "SELECT "
                + ROW
                + " FROM catalog_table t WHERE t.database_id = :database ORDER BY t.name LIMIT :limit")
        .bind("database", databaseId)
        .bind("limit", limit)
        .map((rs, c) -> row(rs, nameless))
        .list();
  }

  /** What belongs to it is left behind. */
  static void delete(Handle h, TableRow table, TableParts parts) {
    LEFTOVER.note(h, table.id());
    parts.deleted(h, table);
    h.createUpdate("DELETE FROM catalog_table WHERE id = :id").bind("id", table.id()).execute();
  }

  private static TableRow row(ResultSet rs, DatabaseName database) throws SQLException {
    return new TableRow(
        rs.getLong(1),
        database.table(rs.getString(2)),
        rs.getLong(3),
        rs.getString(4),
        new TableRow.Creation(rs.getString(5), rs.getLong(6)),
        rs.getLong(7),
        rs.getString(8));
  }
}
