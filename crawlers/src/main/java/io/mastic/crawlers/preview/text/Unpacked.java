package io.mastic.crawlers.preview.text;

import io.mastic.crawlers.detect.Compression;
import io.mastic.crawlers.detect.WideText;
import io.mastic.crawlers.preview.row.FileBytes;
import io.mastic.crawlers.preview.row.Taking;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The beginning of a text file, unpacked.
 *
 * @param start of the first character, after a byte order mark
 * @param whole whether it is all of the file
 * @param fault why no more could be unpacked; null if nothing is wrong
 */
// The bytes are read in place by those who take them apart; nobody compares two of these.
@SuppressWarnings("ArrayRecordComponent")
record Unpacked(byte[] bytes, int start, boolean whole, @Nullable String fault) {

  /** However large a file is, no more is looked at. */
  static final int MOST = 4 << 20;

  /** By which it is told how a file is packed. */
  private static final int HEAD = 16;

  /** What its reader takes. */
  enum Text {
    /** UTF-8: text of two or four bytes a character is made that, as readers of tables do. */
    UTF_8,
    /** Who reads it looks after that, or it is no text. */
    AS_IT_IS
  }

  static Unpacked of(FileBytes file, Taking taking) throws IOException {
    return of(file, taking, Text.UTF_8);
  }

  static Unpacked of(FileBytes file, Taking taking, Text text) throws IOException {
    try (InputStream raw = new BufferedInputStream(file.from(0), 1 << 16)) {
      raw.mark(HEAD);
      byte[] head = raw.readNBytes(HEAD);
      raw.reset();
      int limit = (int) Math.min(MOST, taking.budget());
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      boolean whole = false;
      String fault = null;
      try (InputStream plain = Compression.of(file.key(), head).unpacked(raw)) {
        whole = copy(plain, out, limit);
      } catch (IOException | RuntimeException e) {
        if (out.size() == 0) {
          throw new IOException("it cannot be unpacked: " + e.getMessage(), e);
        }
        fault = "it cannot be unpacked further: " + e.getMessage();
      }
      taking.spend(out.size());
      byte[] bytes = out.toByteArray();
      Charset wide = text == Text.UTF_8 ? WideText.of(bytes).orElse(null) : null;
      if (wide != null) {
        bytes = new String(bytes, wide).getBytes(StandardCharsets.UTF_8);
      }
      return new Unpacked(bytes, begins(bytes, "\u00ef\u00bb\u00bf") ? 3 : 0, whole, fault);
    }
  }

  /** As characters; a part of the last line that was cut off is left out. */
  String text(Charset charset) {
    int end = bytes.length;
    if (!whole) {
      while (end > start && bytes[end - 1] != '\n') {
        end--;
      }
      end = end == start ? bytes.length : end;
    }
    return new String(bytes, start, end - start, charset);
  }

  private static boolean copy(InputStream in, ByteArrayOutputStream out, int limit)
      throws IOException {
    byte[] buffer = new byte[1 << 14];
    while (out.size() < limit) {
      int n = in.read(buffer, 0, Math.min(buffer.length, limit - out.size()));
      if (n < 0) {
        return true;
      }
      out.write(buffer, 0, n);
    }
    return in.read() < 0;
  }

  private static boolean begins(byte[] bytes, String magic) {
    if (bytes.length < magic.length()) {
      return false;
    }
    for (int i = 0; i < magic.length(); i++) {
      if ((bytes[i] & 0xff) != magic.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
