package io.mastic.crawlers.preview.parquet;

import io.airlift.compress.lz4.Lz4Decompressor;
import io.airlift.compress.snappy.SnappyDecompressor;
import io.airlift.compress.zstd.ZstdDecompressor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;
import org.apache.parquet.format.CompressionCodec;

/** How pages are packed. */
final class Codecs {

  /** A page of more is not believed. */
  private static final int LARGEST = 64 << 20;

  private Codecs() {}

  static byte[] unpacked(CompressionCodec codec, byte[] packed, int size) throws IOException {
    if (size < 0 || size > LARGEST) {
      throw new IOException("a page of " + size + " bytes is too large for a preview");
    }
    if (codec == CompressionCodec.UNCOMPRESSED || size == 0) {
      return packed;
    }
    byte[] plain = new byte[size];
    try {
      int made =
          switch (codec) {
            case SNAPPY ->
                new SnappyDecompressor().decompress(packed, 0, packed.length, plain, 0, size);
            case ZSTD ->
                new ZstdDecompressor().decompress(packed, 0, packed.length, plain, 0, size);
            case LZ4_RAW ->
                new Lz4Decompressor().decompress(packed, 0, packed.length, plain, 0, size);
            case GZIP -> gunzipped(packed, plain);
            default -> throw new IOException("the preview does not unpack " + codec);
          };
      if (made != size) {
        throw new IOException("a page of " + codec + " has another size than it says");
      }
      return plain;
    } catch (RuntimeException e) {
      throw new IOException("a page of " + codec + " is broken: " + e.getMessage(), e);
    }
  }

  private static int gunzipped(byte[] packed, byte[] plain) throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      return in.readNBytes(plain, 0, plain.length);
    }
  }
}
