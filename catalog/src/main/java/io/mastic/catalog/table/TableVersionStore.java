package io.mastic.catalog.table;

import io.mastic.catalog.leftover.ChildRows;
import io.mastic.catalog.leftover.Children;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The rows of archived table versions. */
public final class TableVersionStore {

  public static final Children OF_TABLE =
      new ChildRows("catalog_table_version", "table_id", "version");

  private TableVersionStore() {}

  static void archive(Handle h, TableRow row) {
    h.createUpdate(
            "INSERT INTO catalog_table_version (table_id, version, document, updated_at)"
                + " VALUES (:id, :version, :document, :updatedAt)")
        .bind("id", row.id())
        .bind("version", row.version())
        .bind("document", row.document())
        .bind("updatedAt", row.updatedAt())
        .execute();
  }

  static Optional<TableRow> find(Handle h, TableRow current, long version) {
    return h.createQuery(
            "SELECT version, document, updated_at FROM catalog_table_version"
                + " WHERE table_id = :id AND version = :version")
        .bind("id", current.id())
        .bind("version", version)
        .map((rs, c) -> row(current, rs.getLong(1), rs.getString(2), rs.getLong(3)))
        .findOne();
  }

  /** The newest first, from the one before {@code before}. */
  static List<TableRow> list(Handle h, TableRow current, long before, int limit) {
    return h.createQuery(
            "SELECT version, document, updated_at FROM catalog_table_version"
                + " WHERE table_id = :id AND version < :before ORDER BY version DESC LIMIT :limit")
        .bind("id", current.id())
        .bind("before", before)
        .bind("limit", limit)
        .map((rs, c) -> row(current, rs.getLong(1), rs.getString(2), rs.getLong(3)))
        .list();
  }

  static boolean delete(Handle h, long tableId, long version) {
    return h.createUpdate(
                "DELETE FROM catalog_table_version WHERE table_id = :id AND version = :version")
            .bind("id", tableId)
            .bind("version", version)
            .execute()
        > 0;
  }

  private static TableRow row(TableRow current, long version, String document, long updatedAt) {
    return new TableRow(
        current.id(),
        current.name(),
        version,
        document,
        current.created(),
        updatedAt,
        current.partitionSets());
  }
}
