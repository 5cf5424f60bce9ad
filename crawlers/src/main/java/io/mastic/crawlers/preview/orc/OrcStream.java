package io.mastic.crawlers.preview.orc;

import io.mastic.crawlers.orc.OrcPacking;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** One stream of a stripe, unpacked block by block as it is read. */
final class OrcStream extends InputStream {

  /** What a column that has no such stream reads. */
  static final OrcStream EMPTY =
      new OrcStream(new StripeBytes.Part(null, 0, 0), OrcPacking.NONE, new byte[0]);

  private static final int HEAD = 3;
  private static final int PIECE = 1 << 12;

  private final StripeBytes.Part part;
  private final OrcPacking packing;
  private final byte[] room;
  private byte[] plain = {};
  private int at;

  /**
   * @param room as large as a block may be unpacked; shared with other streams
   */
  OrcStream(StripeBytes.Part part, OrcPacking packing, byte[] room) {
    this.part = part;
    this.packing = packing;
    this.room = room;
  }

  @Override
  public int read() throws IOException {
    return at < plain.length || fill() ? plain[at++] & 0xFF : -1;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (at >= plain.length && !fill()) {
      return -1;
    }
    int some = Math.min(length, plain.length - at);
    System.arraycopy(plain, at, bytes, offset, some);
    at += some;
    return some;
  }

  /** A byte that has to be there. */
  int next() throws IOException {
    int next = read();
    if (next < 0) {
      throw new EOFException("a column ends before its rows");
    }
    return next;
  }

  /** So many bytes, which have to be there. */
  byte[] next(int length) throws IOException {
    byte[] bytes = readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("a column ends before its rows");
    }
    return bytes;
  }

  /** A number in groups of seven bits, the lowest first. */
  long varint() throws IOException {
    long number = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      int group = next();
      number |= (long) (group & 0x7F) << shift;
      if (group < 0x80) {
        return number;
      }
    }
    throw new IOException("a number has too many bytes");
  }

  /** The next bytes that are not empty; false at the end. */
  private boolean fill() throws IOException {
    at = 0;
    plain = new byte[0];
    while (plain.length == 0 && part.left() > 0) {
      plain = packing == OrcPacking.NONE ? part.take((int) Math.min(PIECE, part.left())) : block();
    }
    return plain.length > 0;
  }

  private byte[] block() throws IOException {
    byte[] head = part.take(HEAD);
    int said = (head[0] & 0xFF) | (head[1] & 0xFF) << 8 | (head[2] & 0xFF) << 16;
    byte[] packed = part.take(said >>> 1);
    if ((said & 1) == 1) {
      return packed;
    }
    int made = packing.unpack(packed, 0, packed.length, room);
    part.spend(made);
    return Arrays.copyOf(room, made);
  }
}
