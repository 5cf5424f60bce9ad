package io.mastic.wire.refusal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** CBOR (RFC 8949) as far as errors need it: a map of texts, with lengths told beforehand. */
final class CborTexts {

  private static final int TEXT = 3;
  private static final int MAP = 5;
  private static final int SHORT = 24;

  private CborTexts() {}

  /**
   * @param entries each key followed by its value
   */
  static byte[] map(List<String> entries) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(256);
    head(out, MAP, entries.size() / 2);
    for (String text : entries) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      head(out, TEXT, bytes.length);
      out.writeBytes(bytes);
    }
    return out.toByteArray();
  }

  /** The type in the upper three bits; a length from 24 on follows in one, two or four bytes. */
  private static void head(ByteArrayOutputStream out, int type, int length) {
    int upper = type << 5;
    if (length < SHORT) {
      out.write(upper | length);
      return;
    }
    int bytes = length < 1 << 8 ? 1 : length < 1 << 16 ? 2 : 4;
    out.write(upper | (bytes == 1 ? SHORT : bytes == 2 ? SHORT + 1 : SHORT + 2));
    for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8) {
      out.write(length >> shift);
    }
  }
}
