package io.mastic.jobs.logs;

import java.nio.charset.StandardCharsets;

/**
 * A text that is looked for in bytes, without making texts of them. In UTF-8 no character begins
 * within another one, so that the bytes are there where the text is.
 */
final class ByteSearch {

  private final byte[] wanted;

  private ByteSearch(byte[] wanted) {
    this.wanted = wanted;
  }

  /**
   * @param text empty to find everything
   */
  static ByteSearch of(String text) {
    // What cannot be read becomes that sign only in a text.
    return new ByteSearch(
        text.indexOf('\uFFFD') >= 0 ? new byte[0] : text.getBytes(StandardCharsets.UTF_8));
  }

  /** Whether everything has it. */
  boolean isAny() {
    return wanted.length == 0;
  }

  /** Where it is, from there on; behind all bytes if it is not. */
  int in(byte[] bytes, int from) {
    if (isAny()) {
      return from;
    }
    byte first = wanted[0];
    int last = bytes.length - wanted.length;
    for (int i = from; i <= last; i++) {
      if (bytes[i] == first && isAt(bytes, i)) {
        return i;
      }
    }
    return bytes.length;
  }

  private boolean isAt(byte[] bytes, int place) {
    for (int i = 1; i < wanted.length; i++) {
      if (bytes[place + i] != wanted[i]) {
        return false;
      }
    }
    return true;
  }
}
