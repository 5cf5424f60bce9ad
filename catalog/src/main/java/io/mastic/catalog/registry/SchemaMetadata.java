package io.mastic.catalog.registry;

import io.mastic.contract.Errors;
import io.mastic.kernel.Db;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import software.amazon.awssdk.services.glue.model.MetadataKeyValuePair;

/** Keys and values that people put on versions of schemas; a key may have several values. */
public final class SchemaMetadata {

  private static final int MOST = 10;
  private static final String IS_PAIR =
      " WHERE version_id = :id AND meta_key = :key AND meta_value = :value";

  private final Db db;
  private final Clock clock;

  public SchemaMetadata(Db db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  /** A stored pair; in the order of keys, the newest value first. */
  record Entry(String key, String value, long createdAt) implements Comparable<Entry> {

    private static final Comparator<Entry> ORDER =
        Comparator.comparing(Entry::key)
            .thenComparing(Entry::createdAt, Comparator.reverseOrder())
            .thenComparing(Entry::value);

    List<String> position() {
      return List.of(key, value, String.valueOf(createdAt));
    }

    /** The entry whose position that is. */
    static Optional<Entry> at(List<String> position) {
      try {
        return position.isEmpty()
            ? Optional.empty()
            : Optional.of(
                new Entry(position.get(0), position.get(1), Long.parseLong(position.get(2))));
      } catch (NumberFormatException e) {
        throw Errors.invalidInput("Invalid NextToken.");
      }
    }

    @Override
    public int compareTo(Entry other) {
      return ORDER.compare(this, other);
    }
  }

  /**
   * @throws software.amazon.awssdk.services.glue.model.AlreadyExistsException if it is there
   */
  void put(SchemaVersionRow version, MetadataKeyValuePair pair) {
    check(pair);
    db.writeOnly(
        h -> {
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
          if (list(h, version.id()).size() > MOST) {
            throw Errors.limitExceeded("A schema version has at most " + MOST + " metadata pairs.");
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

  /** All of a version. */
  List<Entry> list(SchemaVersionRow version) {
    return db.read(h -> list(h, version.id()));
  }

  private static List<Entry> list(Handle h, String versionId) {
    return h.createQuery(
            "SELECT meta_key, meta_value, created_at FROM catalog_schema_metadata"
                + " WHERE version_id = :id")
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
