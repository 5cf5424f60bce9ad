package io.mastic.crawlers.preview.avro;

import io.airlift.compress.snappy.SnappyDecompressor;
import io.airlift.compress.zstd.ZstdInputStream;
import io.mastic.crawlers.preview.row.Taking;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The blocks of an object container file, unpacked one by one. Avro's own reader of such files
 * believes the sizes that stand in them; here what is larger than a preview may read is refused.
 *
 * @see <a href="https://avro.apache.org/docs/1.12.0/specification/#object-container-files">Object
 *     container files</a>
 */
final class AvroBlocks {

  private static final byte[] MAGIC = {'O', 'b', 'j', 1};
  private static final int SYNC = 16;
  private static final int LARGEST = 64 << 20;

  static {
    // Lengths of texts and lists in broken data are no reason to fill the memory.
    for (String limit : new String[] {"bytes.maxLength", "string.maxLength"}) {
      System.setProperty("org.apache.avro.limits." + limit, String.valueOf(LARGEST));
    }
    System.setProperty("org.apache.avro.limits.collectionItems.maxLength", "1000000");
  }

  private final BinaryDecoder in;
  private final long size;
  private final Schema schema;
  private final String codec;
  private final byte[] sync;

  /**
   * @param bytes unpacked
   */
  // The bytes are decoded in place; nobody compares two of these.
  @SuppressWarnings("ArrayRecordComponent")
  record Block(long records, byte[] bytes) {}

  private AvroBlocks(BinaryDecoder in, long size, Map<String, byte[]> meta, byte[] sync)
      throws IOException {
    this.in = in;
    this.size = size;
    this.sync = sync;
    byte[] text = meta.get("avro.schema");
    if (text == null) {
      throw new IOException("its header names no schema");
    }
    this.schema = new Schema.Parser().parse(new String(text, StandardCharsets.UTF_8));
    byte[] packed = meta.get("avro.codec");
    this.codec = packed == null ? "null" : new String(packed, StandardCharsets.UTF_8);
  }

  static AvroBlocks open(InputStream file, long size) throws IOException {
    BinaryDecoder in = DecoderFactory.get().binaryDecoder(file, null);
    byte[] magic = new byte[MAGIC.length];
    in.readFixed(magic);
    if (!Arrays.equals(magic, MAGIC)) {
      throw new IOException("it does not begin as Avro");
    }
    Map<String, byte[]> meta = new HashMap<>();
    for (long left = in.readMapStart(); left != 0; left = in.mapNext()) {
      for (long i = 0; i < left; i++) {
        String key = in.readString();
        ByteBuffer value = in.readBytes(null);
        byte[] bytes = new byte[value.remaining()];
        value.get(bytes);
        meta.put(key, bytes);
      }
    }
    byte[] sync = new byte[SYNC];
    in.readFixed(sync);
    return new AvroBlocks(in, size, meta, sync);
  }

  Schema schema() {
    return schema;
  }

  /** Null after the last. */
  @Nullable Block next(Taking taking) throws IOException {
    if (in.isEnd()) {
      return null;
    }
    long records = in.readLong();
    long length = in.readLong();
    if (records < 0 || length < 0 || length > size) {
      throw new IOException("a block of " + length + " bytes cannot be in it");
    }
    if (length > taking.budget()) {
      throw new IOException("a block of " + length + " bytes is too large for a preview");
    }
    byte[] packed = new byte[(int) length];
    in.readFixed(packed);
    byte[] mark = new byte[SYNC];
    in.readFixed(mark);
    if (!Arrays.equals(mark, sync)) {
      throw new IOException("a block does not end with the mark of this file");
    }
    byte[] plain = unpacked(packed, (int) Math.min(LARGEST, taking.budget()));
    taking.spend(plain.length);
    return new Block(records, plain);
  }

  private byte[] unpacked(byte[] packed, int most) throws IOException {
    InputStream in = new ByteArrayInputStream(packed);
    return switch (codec) {
      case "null" -> packed;
      case "deflate" -> all(new InflaterInputStream(in, new Inflater(true)), most);
      case "bzip2" -> all(new BZip2CompressorInputStream(in), most);
      case "zstandard" -> all(new ZstdInputStream(in), most);
      case "snappy" -> snappy(packed, most);
      default -> throw new IOException("the preview does not unpack " + codec);
    };
  }

  private static byte[] all(InputStream plain, int most) throws IOException {
    try (plain) {
      byte[] bytes = plain.readNBytes(most);
      if (bytes.length == most && plain.read() >= 0) {
        throw new IOException("a block of more than " + most + " bytes is too large for a preview");
      }
      return bytes;
    }
  }

  /** A checksum of four bytes follows on each block. */
  private static byte[] snappy(byte[] packed, int most) throws IOException {
    int length = packed.length - 4;
    int size = length < 1 ? 0 : SnappyDecompressor.getUncompressedLength(packed, 0);
    if (size > most) {
      throw new IOException("a block of " + size + " bytes is too large for a preview");
    }
    byte[] plain = new byte[size];
    if (size > 0) {
      new SnappyDecompressor().decompress(packed, 0, length, plain, 0, size);
    }
    return plain;
  }
}
