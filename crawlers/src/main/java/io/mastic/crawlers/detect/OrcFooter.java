package io.mastic.crawlers.detect;

import io.airlift.compress.lz4.Lz4Decompressor;
import io.airlift.compress.snappy.SnappyDecompressor;
import io.airlift.compress.zstd.ZstdDecompressor;
import io.mastic.crawlers.schema.FileSchema;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The schema and row count at the end of an ORC file, read without ORC's own library and Hadoop.
 *
 * @see <a href="https://orc.apache.org/specification/ORCv1/">Specification</a>
 */
final class OrcFooter {

  static final byte[] MAGIC = {'O', 'R', 'C'};

  /** Read at once: the end of most files with their footers. */
  static final int TAIL = 16 << 10;

  /** A footer of more is not believed: it would be held in memory as a whole. */
  private static final long LONGEST = 64L << 20;

  /** A block of more neither. */
  private static final int LARGEST_BLOCK = 8 << 20;

  private enum Packing {
    NONE,
    ZLIB,
    SNAPPY,
    LZO,
    LZ4,
    ZSTD,
    BROTLI
  }

  /** The postscript, which is never packed. */
  private record Postscript(long footer, Packing packing, int block) {}

  private OrcFooter() {}

  static Look.Recognized look(Subject file) throws IOException, UnknownFormatException {
    long size = file.size();
    byte[] tail = file.read(Math.max(0, size - TAIL), Math.min(size, TAIL));
    int length = tail.length == 0 ? 0 : tail[tail.length - 1] & 0xFF;
    if (length < MAGIC.length || length + 1 > tail.length || !endsWithMagic(tail)) {
      throw new UnknownFormatException("it begins as ORC but does not end as ORC");
    }
    try {
      Postscript post = postscript(Arrays.copyOfRange(tail, tail.length - 1 - length, tail.length));
      long end = size - 1 - length;
      if (post.footer() <= 0 || post.footer() > Math.min(LONGEST, end)) {
        throw new UnknownFormatException(
            "its ORC footer has an impossible length: " + post.footer());
      }
      byte[] packed = file.read(end - post.footer(), post.footer());
      return recognized(unpacked(packed, post));
    } catch (RuntimeException | DataFormatException e) {
      throw new UnknownFormatException("its ORC footer cannot be read: " + e.getMessage());
    }
  }

  private static boolean endsWithMagic(byte[] tail) {
    int from = tail.length - 1 - MAGIC.length;
    return Arrays.equals(tail, from, from + MAGIC.length, MAGIC, 0, MAGIC.length);
  }

  private static Postscript postscript(byte[] bytes) {
    long footer = 0;
    int packing = 0;
    long block = 256 << 10;
    ProtoFields fields = new ProtoFields(bytes, 0, bytes.length - 1);
    while (fields.next()) {
      switch (fields.number()) {
        case 1 -> footer = fields.value();
        case 2 -> packing = (int) fields.value();
        case 3 -> block = fields.value();
        default -> {}
      }
    }
    if (packing < 0 || packing >= Packing.values().length) {
      throw new IllegalArgumentException("it is packed in an unknown way: " + packing);
    }
    return new Postscript(
        footer, Packing.values()[packing], (int) Math.max(1, Math.min(block, LARGEST_BLOCK)));
  }

  private static Look.Recognized recognized(byte[] footer) {
    List<OrcTypes.Node> nodes = new ArrayList<>();
    long rows = 0;
    ProtoFields fields = new ProtoFields(footer, 0, footer.length);
    while (fields.next()) {
      if (fields.number() == 4) {
        nodes.add(OrcTypes.node(fields.message()));
      } else if (fields.number() == 6) {
        rows = fields.value();
      }
    }
    return new Look.Recognized(
        new Format("orc", "none", Map.of(), Serde.ORC),
        FileSchema.of(OrcTypes.columns(nodes), FileSchema.Names.GIVEN),
        rows,
        List.of());
  }

  /** Blocks, each with three bytes before it: its length, and whether it is packed at all. */
  private static byte[] unpacked(byte[] packed, Postscript post) throws DataFormatException {
    if (post.packing() == Packing.NONE) {
      return packed;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
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
        byte[] plain = new byte[post.block()];
        out.write(plain, 0, unpack(post.packing(), packed, at, length, plain));
      }
      at += length;
    }
    return out.toByteArray();
  }

  private static int unpack(Packing packing, byte[] in, int at, int length, byte[] out)
      throws DataFormatException {
    return switch (packing) {
      case ZLIB -> inflate(in, at, length, out);
      case SNAPPY -> new SnappyDecompressor().decompress(in, at, length, out, 0, out.length);
      case LZ4 -> new Lz4Decompressor().decompress(in, at, length, out, 0, out.length);
      case ZSTD -> new ZstdDecompressor().decompress(in, at, length, out, 0, out.length);
      default -> throw new IllegalArgumentException("it is packed with " + packing);
    };
  }

  private static int inflate(byte[] in, int at, int length, byte[] out) throws DataFormatException {
    Inflater inflater = new Inflater(true);
    try {
      inflater.setInput(in, at, length);
      int made = 0;
      while (!inflater.finished() && made < out.length) {
        int more = inflater.inflate(out, made, out.length - made);
        if (more == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
          break;
        }
        made += more;
      }
      return made;
    } finally {
      inflater.end();
    }
  }
}
