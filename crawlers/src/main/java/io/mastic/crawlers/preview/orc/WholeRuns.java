package io.mastic.crawlers.preview.orc;

import java.io.IOException;
import java.util.Arrays;

/** Whole numbers that are written in runs. */
abstract class WholeRuns {

  /** Whether numbers may be negative: then their sign is the lowest bit. */
  enum Sign {
    SIGNED,
    UNSIGNED;

    long of(long written) {
      return this == SIGNED ? (written >>> 1) ^ -(written & 1) : written;
    }
  }

  private long[] run = new long[512];
  private int length;
  private int at;

  final long next() throws IOException {
    if (at == length) {
      at = 0;
      length = 0;
      read();
    }
    return run[at++];
  }

  /** Adds the numbers of the next run, one at least. */
  abstract void read() throws IOException;

  final void add(long number) {
    if (length == run.length) {
      run = Arrays.copyOf(run, length * 2);
    }
    run[length++] = number;
  }
}
