package io.mastic.neighbours.iam;

import java.time.Instant;

/**
 * One of the texts of a managed policy.
 *
 * @param id {@code v1}, {@code v2}...
 * @param document its JSON as it was given
 * @param createdAt epoch milliseconds
 */
record PolicyVersion(String id, String document, long createdAt) {

  String created() {
    return Instant.ofEpochSecond(createdAt / 1000).toString();
  }
}
