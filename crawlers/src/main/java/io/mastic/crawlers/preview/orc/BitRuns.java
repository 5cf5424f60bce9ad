package io.mastic.crawlers.preview.orc;

import java.io.IOException;

/** Bits, the highest first, of bytes that are written in runs. */
final class BitRuns {

  private final ByteRuns bytes;
  private int held;
  private int left;

  BitRuns(OrcStream in) {
    this.bytes = new ByteRuns(in);
  }

  boolean next() throws IOException {
    if (left == 0) {
      held = bytes.next();
      left = Byte.SIZE;
    }
    left--;
    return (held >>> left & 1) == 1;
  }
}
