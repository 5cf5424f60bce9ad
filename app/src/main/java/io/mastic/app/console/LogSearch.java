package io.mastic.app.console;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks for some texts in a log of any size: one pass, in memory for a piece of it and the places
 * that are kept. ASCII letters match whatever their case.
 */
final class LogSearch {

  private static final int PIECE = 1 << 16;

  private final List<Needle> needles;
  private final int most;
  private final List<Long> lines = new ArrayList<>();
  private long total;

  /**
   * @param texts a line matches if it holds one of them
   * @param most how many places are kept; all are counted
   */
  LogSearch(List<String> texts, int most) {
    this.needles = texts.stream().map(Needle::new).toList();
    this.most = most;
  }

  /**
   * What was found.
   *
   * @param total lines that match
   * @param lines where the first of them begin, in bytes from the log's beginning
   */
  record Found(long total, List<Long> lines) {}

  Found in(InputStream log) throws IOException {
    byte[] piece = new byte[PIECE];
    long lineStart = 0;
    long at = 0;
    boolean matched = false;
    for (int read = log.read(piece); read >= 0; read = log.read(piece)) {
      for (int i = 0; i < read; i++) {
        byte b = piece[i];
        at++;
        if (b == '\n') {
          matched = false;
          lineStart = at;
          needles.forEach(Needle::restart);
        } else if (!matched && matches(lower(b))) {
          matched = true;
          keep(lineStart);
        }
      }
    }
    return new Found(total, List.copyOf(lines));
  }

  private boolean matches(byte b) {
    boolean found = false;
    for (int i = 0; i < needles.size(); i++) {
      found |= needles.get(i).takes(b);
    }
    return found;
  }

  private void keep(long line) {
    total++;
    if (lines.size() < most) {
      lines.add(line);
    }
  }

  private static byte lower(byte b) {
    return b >= 'A' && b <= 'Z' ? (byte) (b + ('a' - 'A')) : b;
  }

  /**
   * A text that is being looked for, and how much of it the last bytes were (Knuth-Morris-Pratt).
   */
  private static final class Needle {
    private final byte[] text;
    private final int[] border;
    private int have;

    Needle(String words) {
      text = words.getBytes(StandardCharsets.UTF_8);
      for (int i = 0; i < text.length; i++) {
        text[i] = lower(text[i]);
      }
      border = new int[text.length + 1];
      for (int i = 1, length = 0; i < text.length; i++) {
        while (length > 0 && text[i] != text[length]) {
          length = border[length];
        }
        length = text[i] == text[length] ? length + 1 : 0;
        border[i + 1] = length;
      }
    }

    void restart() {
      have = 0;
    }

    /** Takes the next byte; is the whole text there? */
    boolean takes(byte b) {
      while (have > 0 && text[have] != b) {
        have = border[have];
      }
      have = text[have] == b ? have + 1 : 0;
      if (have == text.length) {
        have = border[have];
        return true;
      }
      return false;
    }
  }
}
