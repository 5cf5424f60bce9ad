package io.mastic.kernel;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.UUID;

/** Identifiers in the forms that AWS Glue gives them. */
public final class Ids {

  private static final SecureRandom RANDOM = new SecureRandom();

  private Ids() {}

  /** {@code jr_} and 64 hexadecimal digits. */
  public static String jobRun() {
    return "jr_" + hex(64);
  }

  /** {@code wr_} and 64 hexadecimal digits. */
  public static String workflowRun() {
    return "wr_" + hex(64);
  }

  public static String uuid() {
    return UUID.randomUUID().toString();
  }

  /** As many random lower-case hexadecimal digits as asked for; {@code digits} is even. */
  public static String hex(int digits) {
    byte[] bytes = new byte[digits / 2];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
