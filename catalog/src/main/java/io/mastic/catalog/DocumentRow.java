package io.mastic.catalog;

import java.time.Instant;

/**
 * A stored document.
 *
 * @param document what the client said, as AWS JSON
 */
record DocumentRow(String name, String document, long createdAt, long updatedAt) {

  Instant created() {
    return Instant.ofEpochMilli(createdAt);
  }

  Instant updated() {
    return Instant.ofEpochMilli(updatedAt);
  }
}
