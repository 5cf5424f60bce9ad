package io.mastic.crawlers.preview.orc;

import io.mastic.crawlers.preview.row.FileBytes;
import io.mastic.crawlers.preview.row.Taking;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The bytes of a stripe: all at once where they are few, else in pieces as they are wanted. */
final class StripeBytes {

  /** A stripe of so many is one read. */
  private static final int FEW = 1 << 20;

  private static final int WINDOW = 1 << 15;

  private final FileBytes file;
  private final Taking taking;
  private final long from;
  private final byte @Nullable [] all;

  StripeBytes(FileBytes file, Taking taking, long from, long length) throws IOException {
    this.file = file;
    this.taking = taking;
    this.from = from;
    this.all = length <= FEW ? read(0, (int) length) : null;
  }

  private byte[] read(long at, int length) throws IOException {
    spend(length);
    return file.bytes(from + at, length);
  }

  private void spend(long bytes) throws IOException {
    if (bytes > taking.budget()) {
      throw new IOException("its rows are too large for a preview");
    }
    taking.spend(bytes);
  }

  byte[] bytes(long at, int length) throws IOException {
    return all == null
        ? read(at, length)
        : Arrays.copyOfRange(all, (int) at, Math.toIntExact(at + length));
  }

  /** A stream's bytes, from the first on. */
  static final class Part {
    private final @Nullable StripeBytes stripe;
    private final long end;
    private long at;
    private byte[] held = {};
    private int place;

    /**
     * @param stripe null for a part without bytes
     */
    Part(@Nullable StripeBytes stripe, long at, long length) {
      this.stripe = stripe;
      this.at = at;
      this.end = at + length;
    }

    long left() {
      return end - at + held.length - place;
    }

    byte[] take(int length) throws IOException {
      if (length > left() || stripe == null) {
        throw new EOFException("a block goes beyond its column");
      }
      if (held.length - place < length) {
        long begin = at - (held.length - place);
        held = stripe.bytes(begin, (int) Math.min(Math.max(length, WINDOW), end - begin));
        at = begin + held.length;
        place = 0;
      }
      byte[] taken = Arrays.copyOfRange(held, place, place + length);
      place += length;
      return taken;
    }

    void spend(long bytes) throws IOException {
      if (stripe != null) {
        stripe.spend(bytes);
      }
    }
  }
}
