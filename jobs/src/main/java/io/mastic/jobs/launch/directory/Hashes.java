package io.mastic.jobs.launch.directory;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names for cached things, made from what they depend on. */
public final class Hashes {

  private static final int LENGTH = 16;

  private Hashes() {}

  public static String shortHash(String text) {
    return shortHash(text.getBytes(StandardCharsets.UTF_8));
  }

  public static String shortHash(byte[] content) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
      return HexFormat.of().formatHex(hash).substring(0, LENGTH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
