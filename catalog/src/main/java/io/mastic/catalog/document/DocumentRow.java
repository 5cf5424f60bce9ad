package io.mastic.catalog.document;

import java.time.Instant;

/**
 * A stored document.
 *
 * @param document what the client said, as AWS JSON
 */
public record DocumentRow(String name, String document, long createdAt, long updatedAt) {

  public Instant created() {
    return Instant.ofEpochMilli(createdAt);
  }

  public Instant updated() {
    return Instant.ofEpochMilli(updatedAt);
  }
}
