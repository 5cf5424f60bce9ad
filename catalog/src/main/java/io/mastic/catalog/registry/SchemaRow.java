package io.mastic.catalog.registry;

import org.jspecify.annotations.Nullable;

/**
 * A stored schema: a line of versions.
 *
 * @param format AVRO, JSON or PROTOBUF
 * @param terms what the client may change
 * @param checkpoint the version from which on compatibility is asked for; 0 while there is none
 * @param nextVersion the number of the next version to be
 */
record SchemaRow(
    long id,
    SchemaName name,
    String format,
    Terms terms,
    long checkpoint,
    long nextVersion,
    Times times) {

  record Terms(String compatibility, @Nullable String description) {

    /** With what is given replaced. */
    Terms changed(@Nullable String newCompatibility, @Nullable String newDescription) {
      return new Terms(
          newCompatibility == null ? compatibility : newCompatibility,
          newDescription == null ? description : newDescription);
    }
  }

  /** In milliseconds since the epoch. */
  record Times(long created, long updated) {}

  String compatibility() {
    return terms.compatibility();
  }

  @Nullable String description() {
    return terms.description();
  }

  long createdAt() {
    return times.created();
  }

  long updatedAt() {
    return times.updated();
  }

  /** With one more version; the first available one is the checkpoint. */
  SchemaRow versioned(String status) {
    boolean first = checkpoint == 0 && status.equals(SchemaVersionRow.AVAILABLE);
    long from = first ? nextVersion : checkpoint;
    return new SchemaRow(id, name, format, terms, from, nextVersion + 1, times);
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
        terms.changed(newCompatibility, newDescription),
        newCheckpoint,
        nextVersion,
        new Times(times.created(), now));
  }
}
