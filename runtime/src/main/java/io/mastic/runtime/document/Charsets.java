package io.mastic.runtime.document;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Which character set a text has: by its byte order mark, else by where its zero bytes are. */
public final class Charsets {

  private Charsets() {}

  /** UTF-8 unless its first bytes say that it is another one of Unicode's. */
  public static Charset of(byte[] head) {
    if (head.length < 4) {
      return head.length >= 2 && isMark16(head)
          ? wide(head[0] == (byte) 0xFF, 2)
          : StandardCharsets.UTF_8;
    }
    if (head[0] == (byte) 0xFF && head[1] == (byte) 0xFE) {
      return wide(true, head[2] == 0 && head[3] == 0 ? 4 : 2);
    }
    if (head[0] == 0 && head[1] == 0) {
      boolean marked = head[2] == (byte) 0xFE && head[3] == (byte) 0xFF;
      return marked || (head[2] == 0 && head[3] != 0) ? wide(false, 4) : StandardCharsets.UTF_8;
    }
    if (head[0] == (byte) 0xFE && head[1] == (byte) 0xFF) {
      return wide(false, 2);
    }
    if (head[0] != 0 && head[1] == 0) {
      return wide(true, head[2] == 0 && head[3] == 0 ? 4 : 2);
    }
    return head[0] == 0 && head[2] == 0 ? wide(false, 2) : StandardCharsets.UTF_8;
  }

  private static boolean isMark16(byte[] head) {
    return (head[0] == (byte) 0xFF && head[1] == (byte) 0xFE)
        || (head[0] == (byte) 0xFE && head[1] == (byte) 0xFF);
  }

  private static Charset wide(boolean little, int bytes) {
    if (bytes == 4) {
      return Charset.forName(little ? "UTF-32LE" : "UTF-32BE");
    }
    return little ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
  }

  /** How many bytes the byte order mark has; 0 without one. */
  public static int markLength(byte[] head) {
    if (begins(head, 0xEF, 0xBB, 0xBF)) {
      return 3;
    }
    if (begins(head, 0xFF, 0xFE, 0, 0) || begins(head, 0, 0, 0xFE, 0xFF)) {
      return 4;
    }
    return begins(head, 0xFF, 0xFE) || begins(head, 0xFE, 0xFF) ? 2 : 0;
  }

  private static boolean begins(byte[] head, int... mark) {
    if (head.length < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((head[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }
}
