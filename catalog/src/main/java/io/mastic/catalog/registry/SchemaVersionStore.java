package io.mastic.catalog.registry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** The rows of schemas' versions. */
final class SchemaVersionStore {

  private static final String SELECT =
      "SELECT schema_id, version, id, status, definition, created_at FROM catalog_schema_version";

  private SchemaVersionStore() {}

  static void insert(Handle h, SchemaVersionRow row, String fingerprint) {
    h.createUpdate(
            "INSERT INTO catalog_schema_version (schema_id, version, id, status, definition,"
                + " fingerprint, created_at) VALUES (:schemaId, :version, :id, :status,"
                + " :definition, :fingerprint, :createdAt)")
        .bind("schemaId", row.schemaId())
        .bind("version", row.version())
        .bind("id", row.id())
        .bind("status", row.status())
        .bind("definition", row.definition())
        .bind("createdAt", row.createdAt())
        .bind("fingerprint", fingerprint)
        .execute();
  }

  static Optional<SchemaVersionRow> find(Handle h, long schemaId, long version) {
    return h.createQuery(SELECT + " WHERE schema_id = :schema AND version = :version")
        .bind("schema", schemaId)
        .bind("version", version)
        .map((rs, c) -> row(rs))
        .findOne();
  }

  static Optional<SchemaVersionRow> findById(Handle h, String id) {
    return h.createQuery(SELECT + " WHERE id = :id")
        .bind("id", id)
        .map((rs, c) -> row(rs))
        .findOne();
  }

  /** The first version of a status with an equal definition. */
  static Optional<SchemaVersionRow> findEqual(
      Handle h, long schemaId, String fingerprint, String status) {
    return h.createQuery(
            SELECT
                + " WHERE schema_id = :schema AND fingerprint = :fingerprint"
                + " AND status = :status ORDER BY version LIMIT 1")
        .bind("schema", schemaId)
        .bind("fingerprint", fingerprint)
        .bind("status", status)
        .map((rs, c) -> row(rs))
        .findOne();
  }

  static Optional<SchemaVersionRow> latest(Handle h, long schemaId) {
    return available(h, schemaId, 0, 1).stream().findFirst();
  }

  /** The newest available versions, the newest first, back to {@code from}. */
  static List<SchemaVersionRow> available(Handle h, long schemaId, long from, int limit) {
    return h.createQuery(
            SELECT
                + " WHERE schema_id = :schema AND version >= :from AND status = 'AVAILABLE'"
                + " ORDER BY version DESC LIMIT :limit")
        .bind("schema", schemaId)
        .bind("from", from)
        .bind("limit", limit)
        .map((rs, c) -> row(rs))
        .list();
  }

  /** In the order of numbers, from behind one. */
  static List<SchemaVersionRow> list(Handle h, long schemaId, long after, int limit) {
    return h.createQuery(
            SELECT
                + " WHERE schema_id = :schema AND version > :after ORDER BY version LIMIT :limit")
        .bind("schema", schemaId)
        .bind("after", after)
        .bind("limit", limit)
        .map((rs, c) -> row(rs))
        .list();
  }

  /** Deletes those of a range that are there, and tells which they were. */
  static Set<Long> delete(Handle h, long schemaId, long first, long last) {
    String range = " WHERE schema_id = :schema AND version BETWEEN :first AND :last";
    Map<String, Long> values = Map.of("schema", schemaId, "first", first, "last", last);
    h.createUpdate(
            "DELETE FROM catalog_schema_metadata WHERE version_id IN"
                + " (SELECT id FROM catalog_schema_version"
                + range
                + ")")
        .bindMap(values)
        .execute();
    return h.createQuery("DELETE FROM catalog_schema_version" + range + " RETURNING version")
        .bindMap(values)
        .mapTo(Long.class)
        .set();
  }

  /** Deletes the versions with the lowest numbers; how many. */
  static int deleteOldest(Handle h, long schemaId, int most) {
    List<Long> numbers =
        h.createQuery(
                "SELECT version FROM catalog_schema_version WHERE schema_id = :schema"
                    + " ORDER BY version LIMIT :limit")
            .bind("schema", schemaId)
            .bind("limit", most)
            .mapTo(Long.class)
            .list();
    return numbers.isEmpty()
        ? 0
        : delete(h, schemaId, numbers.get(0), numbers.get(numbers.size() - 1)).size();
  }

  private static SchemaVersionRow row(ResultSet rs) throws SQLException {
    return new SchemaVersionRow(
        rs.getLong(1),
        rs.getLong(2),
        rs.getString(3),
        rs.getString(4),
        rs.getString(5),
        rs.getLong(6));
  }
}
