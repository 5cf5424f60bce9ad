package io.mastic.wire.signature;

import org.jspecify.annotations.Nullable;

/**
 * The key that a request says it is signed with.
 *
 * @param scope {@code DATE/REGION/SERVICE/aws4_request}; empty for version 2
 * @param token the session token that goes with temporary keys
 */
record ClaimedKey(String id, String scope, @Nullable String token) {

  /** The token reaches no log by accident. */
  @Override
  public String toString() {
    return id + " " + scope;
  }
}
