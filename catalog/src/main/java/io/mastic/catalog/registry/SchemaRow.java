package io.mastic.catalog.registry;

import org.jspecify.annotations.Nullable;

/**
 * A stored schema: a line of versions.
 *
 * @param format AVRO, JSON or PROTOBUF
 * @param checkpoint the version from which on compatibility is asked for; 0 while there is none
 * @param nextVersion the number of the next version to be
 */
record SchemaRow(
    long id,
    SchemaName name,
    String format,
    String compatibility,
    @Nullable String description,
    long checkpoint,
    long nextVersion,
    long createdAt,
    long updatedAt) {

  /** With one more version; the first available one is the checkpoint. */
  SchemaRow versioned(String status) {
    boolean first = checkpoint == 0 && status.equals(SchemaVersionRow.AVAILABLE);
    long from = first ? nextVersion : checkpoint;
    return new SchemaRow(
        id, name, format, compatibility, description, from, nextVersion + 1, createdAt, updatedAt);
  }

  /** With what is given replaced. */
  SchemaRow changed(
      @Nullable String newCompatibility,
      @Nullable String newDescription,
      long newCheckpoint,
      long now) {
    return new SchemaRow(
        id,
        name,
        format,
        newCompatibility == null ? compatibility : newCompatibility,
        newDescription == null ? description : newDescription,
        newCheckpoint,
        nextVersion,
        createdAt,
        now);
  }
}
