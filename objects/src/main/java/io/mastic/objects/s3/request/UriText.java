package io.mastic.objects.s3.request;

import io.mastic.objects.ObjectStoreException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Percent-encoding as S3 has it: a plus sign in a path is a plus sign, in a query it is a blank.
 */
public final class UriText {

  private static final String UNRESERVED =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~";

  private UriText() {}

  /**
   * @throws ObjectStoreException InvalidURI for what is no percent-encoded UTF-8
   */
  public static String decode(String raw) {
    byte[] bytes = raw.getBytes(StandardCharsets.UTF_8);
    ByteBuffer out = ByteBuffer.allocate(bytes.length);
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] != '%') {
        out.put(bytes[i]);
        continue;
      }
      int high = i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
      int low = i + 2 < bytes.length ? Character.digit(bytes[i + 2], 16) : -1;
      if (high < 0 || low < 0) {
        throw invalid();
      }
      out.put((byte) (high << 4 | low));
      i += 2;
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(out.flip()).toString();
    } catch (CharacterCodingException e) {
      throw invalid();
    }
  }

  /** Encodes all but unreserved characters and slashes, as listings do on request. */
  public static String encode(String text) {
    StringBuilder out = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      if (b == '/' || UNRESERVED.indexOf(b) >= 0) {
        out.append((char) b);
      } else {
        out.append(String.format(Locale.ROOT, "%%%02X", b));
      }
    }
    return out.toString();
  }

  /** A query's or a form's parameters; one without a value has the empty one. */
  public static Map<String, String> parameters(String raw) {
    Map<String, String> found = new LinkedHashMap<>();
    if (raw.isEmpty()) {
      return found;
    }
    for (String pair : raw.split("&", -1)) {
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      String value = equals < 0 ? "" : pair.substring(equals + 1);
      if (!name.isEmpty()) {
        found.putIfAbsent(decode(name.replace('+', ' ')), decode(value.replace('+', ' ')));
      }
    }
    return found;
  }

  private static ObjectStoreException invalid() {
    return new ObjectStoreException(400, "InvalidURI", "Couldn't parse the specified URI.");
  }
}
