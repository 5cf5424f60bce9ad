package io.mastic.catalog.scope;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Keys made of what they stand for: 32 hexadecimal digits of a hash. A partition's id is that of
 * its values: short whatever they are, and spread evenly, so that ranges of ids are fair segments.
 */
public final class ContentId {

  private static final int BYTES = 16;

  private ContentId() {}

  public static String of(List<String> values) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String value : values) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        // The length first: ("ab", "c") is not ("a", "bc").
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
        digest.update(bytes);
      }
      return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
