package io.mastic.neighbours.iam;

import java.time.Instant;

/**
 * How IAM tells apart what it keeps.
 *
 * @param path begins and ends with a slash
 * @param id {@code AROA...} of a role, {@code ANPA...} of a policy
 * @param createdAt epoch milliseconds
 */
record IamIdentity(String name, String path, String id, long createdAt) {

  /** As IAM writes it: to the second. */
  String created() {
    return Instant.ofEpochSecond(createdAt / 1000).toString();
  }
}
