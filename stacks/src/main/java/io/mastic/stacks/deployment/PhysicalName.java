package io.mastic.stacks.deployment;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Names for resources whose templates give them none: {@code STACK-LOGICALID-SUFFIX}. */
final class PhysicalName {

  private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int SUFFIX = 12;
  private static final int LONGEST = 63;

  private PhysicalName() {}

  /** The same in one deployment each time, and another in the next. */
  static String of(String stack, String logicalId, String deployment) {
    StringBuilder suffix = new StringBuilder();
    byte[] hash = hash(stack + "/" + logicalId + "/" + deployment);
    for (int i = 0; i < SUFFIX; i++) {
      suffix.append(LETTERS.charAt(hash[i] & 31));
    }
    String name = stack + "-" + logicalId;
    int most = LONGEST - SUFFIX - 1;
    return (name.length() > most ? name.substring(0, most) : name) + "-" + suffix;
  }

  private static byte[] hash(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
