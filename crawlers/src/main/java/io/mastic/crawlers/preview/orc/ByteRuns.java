package io.mastic.crawlers.preview.orc;

import java.io.IOException;

/** Bytes that are written in runs: of one byte, or byte by byte. */
final class ByteRuns {

  private static final int SHORTEST = 3;

  private final OrcStream in;
  private int left;
  private boolean isRepeated;
  private int value;

  ByteRuns(OrcStream in) {
    this.in = in;
  }

  byte next() throws IOException {
    if (left == 0) {
      int control = (byte) in.next();
      isRepeated = control >= 0;
      left = isRepeated ? control + SHORTEST : -control;
      value = isRepeated ? in.next() : 0;
    }
    left--;
    return (byte) (isRepeated ? value : in.next());
  }
}
