package io.mastic.catalog.context.form;

import io.mastic.contract.Errors;
import io.mastic.kernel.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A creation that a client may send twice: the same token with the same words is the same creation.
 *
 * @param token the client's; null if it sent none
 * @param asked a digest of what it asks for
 */
public record Creation(@Nullable String token, String asked) {

  public static Creation of(@Nullable String token, @Nullable String... words) {
    return new Creation(token, digest(Json.write(Arrays.asList(words))));
  }

  /** Refuses a token that was used for something else. */
  public void checkSameAs(String earlier) {
    if (!asked.equals(earlier)) {
      throw Errors.invalidInput("ClientToken was already used with other parameters.");
    }
  }

  private static String digest(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
