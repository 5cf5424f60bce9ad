package io.mastic.kernel.key;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A key pair that signs requests.
 *
 * @param sessionToken sent beside temporary keys, as STS and job runs get them
 * @param expiresAt null for a key that stays
 */
public record AccessKey(
    String id,
    String secret,
    @Nullable String sessionToken,
    String account,
    String principalArn,
    @Nullable Instant expiresAt) {

  /** The secret never reaches a log by accident. */
  @Override
  public String toString() {
    return "AccessKey[" + id + " of " + principalArn + "]";
  }
}
