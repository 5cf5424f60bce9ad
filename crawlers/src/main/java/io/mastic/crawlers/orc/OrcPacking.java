package io.mastic.crawlers.orc;

import io.airlift.compress.lz4.Lz4Decompressor;
import io.airlift.compress.snappy.SnappyDecompressor;
import io.airlift.compress.zstd.ZstdDecompressor;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** How the blocks of a file are packed, in the order of their numbers. */
public enum OrcPacking {
  NONE,
  ZLIB,
  SNAPPY,
  LZO,
  LZ4,
  ZSTD,
  BROTLI;

  static OrcPacking of(long number) {
    if (number < 0 || number >= values().length) {
      throw new IllegalArgumentException("it is packed in an unknown way: " + number);
    }
    return values()[(int) number];
  }

  /**
   * Unpacks a block; how many bytes it made.
   *
   * @throws IllegalArgumentException if it is broken, makes more than there is room for, or is
   *     packed in a way that is not read here
   */
  public int unpack(byte[] in, int at, int length, byte[] out) {
    return switch (this) {
      case ZLIB -> inflate(in, at, length, out);
      case SNAPPY -> new SnappyDecompressor().decompress(in, at, length, out, 0, out.length);
      case LZ4 -> new Lz4Decompressor().decompress(in, at, length, out, 0, out.length);
      case ZSTD -> new ZstdDecompressor().decompress(in, at, length, out, 0, out.length);
      default -> throw new IllegalArgumentException("it is packed with " + this);
    };
  }

  private static int inflate(byte[] in, int at, int length, byte[] out) {
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
    } catch (DataFormatException e) {
      throw new IllegalArgumentException("a block is broken: " + e.getMessage(), e);
    } finally {
      inflater.end();
    }
  }
}
