package io.mastic.wire.text;

import java.nio.charset.StandardCharsets;

/**
 * Percent encoding as SigV4 has it: bytes in Latin-1 characters, so that any byte survives, and
 * only RFC 3986's unreserved characters stay as they are.
 */
public final class PercentCode {

  private static final char[] HEX = "0123456789ABCDEF".toCharArray();

  private PercentCode() {}

  /** The bytes that a raw text stands for, one in each character; a bad escape stays as it is. */
  public static String decode(String raw) {
    String bytes = isAscii(raw) ? raw : latin1(raw);
    if (bytes.indexOf('%') < 0) {
      return bytes;
    }
    StringBuilder decoded = new StringBuilder(bytes.length());
    for (int i = 0; i < bytes.length(); i++) {
      char c = bytes.charAt(i);
      if (c == '%' && i + 2 < bytes.length()) {
        int high = Character.digit(bytes.charAt(i + 1), 16);
        int low = Character.digit(bytes.charAt(i + 2), 16);
        if (high >= 0 && low >= 0) {
          decoded.append((char) (high * 16 + low));
          i += 2;
          continue;
        }
      }
      decoded.append(c);
    }
    return decoded.toString();
  }

  /** Encodes bytes that {@link #decode} gave. */
  public static String encode(String bytes) {
    return encode(bytes, false);
  }

  /** As {@link #encode}, leaving slashes. */
  public static String encodePath(String bytes) {
    return encode(bytes, true);
  }

  private static String encode(String bytes, boolean keepSlash) {
    StringBuilder encoded = new StringBuilder(bytes.length() + 16);
    for (int i = 0; i < bytes.length(); i++) {
      char c = bytes.charAt(i);
      if (isUnreserved(c) || (keepSlash && c == '/')) {
        encoded.append(c);
      } else {
        encoded.append('%').append(HEX[(c >> 4) & 15]).append(HEX[c & 15]);
      }
    }
    return encoded.toString();
  }

  private static boolean isUnreserved(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '-'
        || c == '_'
        || c == '.'
        || c == '~';
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(c -> c < 128);
  }

  private static String latin1(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }
}
