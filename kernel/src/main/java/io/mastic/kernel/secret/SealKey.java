package io.mastic.kernel.secret;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * One key of AES-256.
 *
 * @param id sixteen hexadecimal digits that follow from the key and tell nothing about it; it
 *     stands in the database and in what was sealed
 */
record SealKey(String id, SecretKeySpec aes, SecretKeySpec hmac) {

  static final int BYTES = 32;

  private static final String HMAC = "HmacSHA256";

  static SealKey of(byte[] bytes) {
    SecretKeySpec whole = new SecretKeySpec(bytes, HMAC);
    String id = HexFormat.of().formatHex(mac(whole, "mastic key id"), 0, 8);
    return new SealKey(
        id,
        new SecretKeySpec(mac(whole, "mastic seal"), "AES"),
        new SecretKeySpec(mac(whole, "mastic nonce"), HMAC));
  }

  /** A line of a key file for a key that nobody had before. */
  static String newLine() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getEncoder().encodeToString(bytes);
  }

  static byte[] mac(SecretKeySpec key, String... parts) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(key);
      for (String part : parts) {
        mac.update(part.getBytes(StandardCharsets.UTF_8));
        mac.update((byte) 0);
      }
      return mac.doFinal();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }

  /** The key never reaches a log by accident. */
  @Override
  public String toString() {
    return "SealKey[" + id + "]";
  }
}
