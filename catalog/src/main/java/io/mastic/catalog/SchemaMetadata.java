package io.mastic.catalog;

import io.mastic.contract.Errors;
import io.mastic.kernel.Db;
import java.time.Clock;
import java.util.List;
import org.jdbi.v3.core.Handle;
import software.amazon.awssdk.services.glue.model.MetadataKeyValuePair;

/** Keys and values that people put on versions of schemas; a key may have several values. */
final class SchemaMetadata {

  private static final int MOST = 10;
  private static final String IS_PAIR =
      " WHERE version_id = :id AND meta_key = :key AND meta_value = :value";

  private final Db db;
  private final Clock clock;

  SchemaMetadata(Db db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  /** A stored pair. */
  record Entry(String key, String value, long createdAt) {}

  /**
   * @throws software.amazon.awssdk.services.glue.model.AlreadyExistsException if it is there
   */
  void put(SchemaVersionRow version, MetadataKeyValuePair pair) {
    check(pair);
    db.writeOnly(
        h -> {
          if (list(h, version.id()).size() >= MOST) {
            throw Errors.limitExceeded("A schema version has at most " + MOST + " metadata pairs.");
          }
          int inserted =
              h.createUpdate(
                      "INSERT INTO catalog_schema_metadata"
                          + " (version_id, meta_key, meta_value, created_at)"
                          + " VALUES (:id, :key, :value, :now)"
                          + " ON CONFLICT (version_id, meta_key, meta_value) DO NOTHING")
                  .bind("id", version.id())
                  .bind("key", pair.metadataKey())
                  .bind("value", pair.metadataValue())
                  .bind("now", clock.millis())
                  .execute();
          if (inserted == 0) {
            throw Errors.alreadyExists(
                "Resource already exist for schema version id: "
                    + version.id()
                    + ", metadata key: "
                    + pair.metadataKey()
                    + ", metadata value: "
                    + pair.metadataValue());
          }
        });
  }

  /**
   * @throws software.amazon.awssdk.services.glue.model.EntityNotFoundException if it is not there
   */
  void remove(SchemaVersionRow version, MetadataKeyValuePair pair) {
    check(pair);
    db.writeOnly(
        h -> {
          int removed =
              h.createUpdate("DELETE FROM catalog_schema_metadata" + IS_PAIR)
                  .bind("id", version.id())
                  .bind("key", pair.metadataKey())
                  .bind("value", pair.metadataValue())
                  .execute();
          if (removed == 0) {
            throw Errors.entityNotFound("Schema version metadata is not found.");
          }
        });
  }

  /** All of a version, in the order of keys, the newest value first. */
  List<Entry> list(SchemaVersionRow version) {
    return db.read(h -> list(h, version.id()));
  }

  private static List<Entry> list(Handle h, String versionId) {
    return h.createQuery(
            "SELECT meta_key, meta_value, created_at FROM catalog_schema_metadata"
                + " WHERE version_id = :id ORDER BY meta_key, created_at DESC, meta_value")
        .bind("id", versionId)
        .map((rs, c) -> new Entry(rs.getString(1), rs.getString(2), rs.getLong(3)))
        .list();
  }

  private static void check(MetadataKeyValuePair pair) {
    if (pair.metadataKey() == null || pair.metadataValue() == null) {
      throw Errors.invalidInput("MetadataKey and MetadataValue are required.");
    }
  }
}
