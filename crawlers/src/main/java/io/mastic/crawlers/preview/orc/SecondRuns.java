package io.mastic.crawlers.preview.orc;

import java.io.IOException;

/** Runs as they are written since Hive 0.12, each in the way that is shortest for it. */
final class SecondRuns extends WholeRuns {

  private static final int SHORTEST = 3;

  /** A distance to the next patch that is longer is written with empty patches between. */
  private static final int FARTHEST = 255;

  private final OrcStream in;
  private final Sign sign;

  SecondRuns(OrcStream in, Sign sign) {
    this.in = in;
    this.sign = sign;
  }

  @Override
  void read() throws IOException {
    int first = in.next();
    switch (first >>> 6) {
      case 0 -> repeated(first);
      case 1 -> direct(first);
      case 2 -> patched(first);
      default -> deltas(first);
    }
  }

  private void repeated(int first) throws IOException {
    long number = sign.of(bigEndian(((first >>> 3) & 7) + 1));
    for (int i = 0; i < (first & 7) + SHORTEST; i++) {
      add(number);
    }
  }

  private void direct(int first) throws IOException {
    int length = length(first);
    Packed numbers = new Packed(width(first >>> 1));
    for (int i = 0; i < length; i++) {
      add(sign.of(numbers.next()));
    }
  }

  /** Small numbers above a base, and what the few large ones have beyond. */
  private void patched(int first) throws IOException {
    int width = width(first >>> 1);
    int length = length(first);
    int third = in.next();
    int fourth = in.next();
    int baseBytes = (third >>> 5) + 1;
    int patchWidth = width(third);
    int gapWidth = (fourth >>> 5) + 1;
    int patches = fourth & 0x1F;
    long written = bigEndian(baseBytes);
    long signBit = 1L << (baseBytes * 8 - 1);
    long base = (written & signBit) == 0 ? written : -(written & ~signBit);
    long[] numbers = new long[length];
    Packed low = new Packed(width);
    for (int i = 0; i < length; i++) {
      numbers[i] = low.next();
    }
    Packed high = new Packed(rounded(patchWidth + gapWidth));
    int at = 0;
    for (int i = 0; i < patches; i++) {
      long entry = high.next();
      long patch = patchWidth == Long.SIZE ? entry : entry & ((1L << patchWidth) - 1);
      int gap = (int) (patchWidth == Long.SIZE ? 0 : entry >>> patchWidth);
      at += gap;
      if (at >= length) {
        throw new IOException("a number is mended that is not there");
      }
      if (gap != FARTHEST || patch != 0) {
        numbers[at] |= patch << width;
      }
    }
    for (long number : numbers) {
      add(base + number);
    }
  }

  /** Numbers that only rise, or only fall. */
  private void deltas(int first) throws IOException {
    int code = (first >>> 1) & 0x1F;
    int length = length(first);
    long number = sign.of(in.varint());
    long step = Sign.SIGNED.of(in.varint());
    add(number);
    if (length == 1) {
      return;
    }
    number += step;
    add(number);
    Packed steps = code == 0 ? null : new Packed(width(code));
    for (int i = 2; i < length; i++) {
      long next = steps == null ? step : step < 0 ? -steps.next() : steps.next();
      number += next;
      add(number);
    }
  }

  private int length(int first) throws IOException {
    return ((first & 1) << 8 | in.next()) + 1;
  }

  private long bigEndian(int bytes) throws IOException {
    long number = 0;
    for (int i = 0; i < bytes; i++) {
      number = number << 8 | in.next();
    }
    return number;
  }

  /** Bits of a number, by the last five bits of a code. */
  private static int width(int code) {
    int place = code & 0x1F;
    return place < 24
        ? place + 1
        : switch (place) {
          case 24 -> 26;
          case 25 -> 28;
          case 26 -> 30;
          case 27 -> 32;
          case 28 -> 40;
          case 29 -> 48;
          case 30 -> 56;
          default -> 64;
        };
  }

  /** The next width that there is a code for. */
  private static int rounded(int bits) {
    for (int code = 0; code < 32; code++) {
      if (width(code) >= bits) {
        return width(code);
      }
    }
    return Long.SIZE;
  }

  /** Numbers of as many bits each, the highest first; what is left of the last byte is nothing. */
  private final class Packed {
    private final int width;
    private int held;
    private int left;

    Packed(int width) {
      this.width = width;
    }

    long next() throws IOException {
      long number = 0;
      int wanted = width;
      while (wanted > 0) {
        if (left == 0) {
          held = in.next();
          left = 8;
        }
        int some = Math.min(wanted, left);
        number = number << some | (held >>> (left - some) & ((1 << some) - 1));
        left -= some;
        wanted -= some;
      }
      return number;
    }
  }
}
