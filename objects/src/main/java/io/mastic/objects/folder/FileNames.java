package io.mastic.objects.folder;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The escape rule: how one segment of a key (what stands between two slashes) is named on disk.
 *
 * <p>Nearly every segment is its own name. The others get names that start with {@code .mastic-},
 * which Spark's side of the store hides:
 *
 * <ul>
 *   <li>{@code .mastic-=} and the percent-encoded segment, for what a file system cannot hold: the
 *       empty segment, dots, NUL, and segments that start with {@code .mastic-} themselves;
 *   <li>{@code .mastic-long-} and a hash, for segments over 255 bytes: always a folder, which holds
 *       the segment itself in the file {@code .mastic-name};
 *   <li>{@code .mastic-self}, inside a folder: the object whose key is the folder's own name.
 * </ul>
 */
final class FileNames {

  static final String SELF = ".mastic-self";
  static final String NAME = ".mastic-name";
  private static final String PRIVATE = ".mastic-";
  private static final String ESCAPED = ".mastic-=";
  private static final String LONG = ".mastic-long-";
  private static final int MAX_BYTES = 255;

  private FileNames() {}

  static String of(String segment) {
    if (isPlain(segment)) {
      return segment;
    }
    String escaped = ESCAPED + escape(segment);
    return escaped.length() <= MAX_BYTES && utf8(segment).length <= MAX_BYTES
        ? escaped
        : LONG + HexFormat.of().formatHex(sha256(segment));
  }

  /** Whether the segment is kept as a folder that holds its name, be it an object or a folder. */
  static boolean isLong(String fileName) {
    return fileName.startsWith(LONG);
  }

  /** The segment that a file name stands for; empty for long ones and for what is no segment. */
  static Optional<String> segment(String fileName) {
    if (!fileName.startsWith(PRIVATE)) {
      return Optional.of(fileName);
    }
    if (!fileName.startsWith(ESCAPED)) {
      return Optional.empty();
    }
    try {
      String segment =
          URLDecoder.decode(fileName.substring(ESCAPED.length()), StandardCharsets.UTF_8);
      return of(segment).equals(fileName) ? Optional.of(segment) : Optional.empty();
    } catch (IllegalArgumentException notOurs) {
      return Optional.empty();
    }
  }

  private static boolean isPlain(String segment) {
    return !segment.isEmpty()
        && !segment.equals(".")
        && !segment.equals("..")
        && !segment.startsWith(PRIVATE)
        && segment.indexOf('\0') < 0
        && (segment.length() * 3 <= MAX_BYTES || utf8(segment).length <= MAX_BYTES);
  }

  private static String escape(String segment) {
    // The encoder leaves dots alone, and dots alone are what cannot stand in a path.
    return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace(".", "%2E");
  }

  private static byte[] sha256(String segment) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(utf8(segment));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
