package io.mastic.crawlers.orc;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What the end of an ORC file says of it, read without ORC's own library and Hadoop.
 *
 * @param block most bytes that a block of it has unpacked
 * @param types the first is that of the rows
 * @see <a href="https://orc.apache.org/specification/ORCv1/">Specification</a>
 */
public record OrcTail(
    OrcPacking packing, int block, List<OrcNode> types, List<Stripe> stripes, long rows) {

  /** Read at once: the end of most files with their footers. */
  private static final int TAIL = 16 << 10;

  private static final byte[] MAGIC = {'O', 'R', 'C'};

  /** A footer of more is not believed: it would be held in memory as a whole. */
  private static final long LONGEST = 64L << 20;

  /** A block of more neither. */
  private static final int LARGEST_BLOCK = 8 << 20;

  public OrcTail {
    types = List.copyOf(types);
    stripes = List.copyOf(stripes);
  }

  /** Bytes of a file, from a place on. */
  @FunctionalInterface
  public interface Bytes {
    byte[] read(long offset, int length) throws IOException;
  }

  /**
   * Rows that are kept together.
   *
   * @param offset of its indexes; its data and its footer follow on them
   */
  public record Stripe(long offset, long index, long data, long footer, long rows) {}

  /** The postscript, which is never packed. */
  private record Postscript(long footer, OrcPacking packing, int block) {}

  /**
   * @throws IllegalArgumentException if it does not end as a sound ORC file
   */
  public static OrcTail read(Bytes file, long size) throws IOException {
    byte[] tail = file.read(Math.max(0, size - TAIL), (int) Math.min(size, TAIL));
    int length = tail.length == 0 ? 0 : tail[tail.length - 1] & 0xFF;
    if (length < MAGIC.length || length + 1 > tail.length || !endsWithMagic(tail)) {
      throw new IllegalArgumentException("it does not end as ORC");
    }
    Postscript post = postscript(Arrays.copyOfRange(tail, tail.length - 1 - length, tail.length));
    long end = size - 1 - length;
    if (post.footer() <= 0 || post.footer() > Math.min(LONGEST, end)) {
      throw new IllegalArgumentException("its footer has an impossible length: " + post.footer());
    }
    byte[] packed = file.read(end - post.footer(), (int) post.footer());
    return tail(unpacked(packed, post.packing(), post.block()), post);
  }

  private static boolean endsWithMagic(byte[] tail) {
    int from = tail.length - 1 - MAGIC.length;
    return Arrays.equals(tail, from, from + MAGIC.length, MAGIC, 0, MAGIC.length);
  }

  private static Postscript postscript(byte[] bytes) {
    long footer = 0;
    OrcPacking packing = OrcPacking.NONE;
    long block = 256 << 10;
    ProtoFields fields = new ProtoFields(bytes, 0, bytes.length - 1);
    while (fields.next()) {
      switch (fields.number()) {
        case 1 -> footer = fields.value();
        case 2 -> packing = OrcPacking.of(fields.value());
        case 3 -> block = fields.value();
        default -> {}
      }
    }
    return new Postscript(footer, packing, (int) Math.max(1, Math.min(block, LARGEST_BLOCK)));
  }

  private static OrcTail tail(byte[] footer, Postscript post) {
    List<OrcNode> types = new ArrayList<>();
    List<Stripe> stripes = new ArrayList<>();
    long rows = 0;
    ProtoFields fields = new ProtoFields(footer, 0, footer.length);
    while (fields.next()) {
      switch (fields.number()) {
        case 3 -> stripes.add(stripe(fields.message()));
        case 4 -> types.add(OrcNode.of(fields.message()));
        case 6 -> rows = fields.value();
        default -> {}
      }
    }
    return new OrcTail(post.packing(), post.block(), types, stripes, rows);
  }

  private static Stripe stripe(ProtoFields fields) {
    long[] numbers = new long[6];
    while (fields.next()) {
      if (fields.number() < numbers.length) {
        numbers[fields.number()] = fields.value();
      }
    }
    return new Stripe(numbers[1], numbers[2], numbers[3], numbers[4], numbers[5]);
  }

  /** The whole of a footer of a stripe, or of another part of this file. */
  public byte[] unpacked(byte[] packed) {
    return unpacked(packed, packing, block);
  }

  /** Blocks, each with three bytes before it: its length, and whether it is packed at all. */
  private static byte[] unpacked(byte[] packed, OrcPacking packing, int block) {
    if (packing == OrcPacking.NONE) {
      return packed;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] plain = new byte[block];
    int at = 0;
    while (at + 3 <= packed.length) {
      int head = (packed[at] & 0xFF) | (packed[at + 1] & 0xFF) << 8 | (packed[at + 2] & 0xFF) << 16;
      int length = head >>> 1;
      at += 3;
      if (length > packed.length - at || out.size() > LONGEST) {
        throw new IllegalArgumentException("a block of it is longer than it says");
      }
      if ((head & 1) == 1) {
        out.write(packed, at, length);
      } else {
        out.write(plain, 0, packing.unpack(packed, at, length, plain));
      }
      at += length;
    }
    return out.toByteArray();
  }
}
