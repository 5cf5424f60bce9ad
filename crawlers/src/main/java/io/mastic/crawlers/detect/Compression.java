package io.mastic.crawlers.detect;

import io.airlift.compress.lz4.Lz4HadoopStreams;
import io.airlift.compress.snappy.SnappyHadoopStreams;
import io.airlift.compress.zstd.ZstdInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.lz4.FramedLZ4CompressorInputStream;
import org.apache.commons.compress.compressors.snappy.FramedSnappyCompressorInputStream;

/** How a file is packed, told by its first bytes. */
public enum Compression {
  NONE(""),
  GZIP("\u001f\u008b"),
  BZIP2("BZh"),
  ZIP("PK\u0003\u0004"),
  LZ4("\u0004\"M\u0018"),
  SNAPPY("\u00ff\u0006\0\0sNaP"),
  ZSTD("(\u00b5/\u00fd"),
  /** Hadoop's own blocks, which have no first bytes that tell them: the file's name does. */
  HADOOP_LZ4(""),
  HADOOP_SNAPPY("");

  private static final List<Compression> PACKED = List.of(GZIP, BZIP2, ZIP, LZ4, SNAPPY, ZSTD);

  /** The first bytes, one character each. */
  private final String magic;

  Compression(String magic) {
    this.magic = magic;
  }

  static Compression of(byte[] head) {
    return PACKED.stream().filter(packed -> packed.begins(head)).findFirst().orElse(NONE);
  }

  /**
   * @param key its name, which tells Hadoop's blocks
   */
  public static Compression of(String key, byte[] head) {
    Compression told = of(head);
    String name = key.toLowerCase(Locale.ROOT);
    if (told != NONE || !areHadoopBlocks(head)) {
      return told;
    }
    if (name.endsWith(".snappy")) {
      return HADOOP_SNAPPY;
    }
    return name.endsWith(".lz4") ? HADOOP_LZ4 : NONE;
  }

  /** As Glue writes it in the table parameter compressionType. */
  String glueName() {
    return name().replace("HADOOP_", "").toLowerCase(Locale.ROOT);
  }

  /** The ending by which readers know that they have to unpack; empty for none. */
  String ending() {
    return switch (this) {
      case NONE -> "";
      case GZIP -> ".gz";
      case BZIP2 -> ".bz2";
      case ZIP -> ".zip";
      case LZ4, HADOOP_LZ4 -> ".lz4";
      case SNAPPY, HADOOP_SNAPPY -> ".snappy";
      case ZSTD -> ".zst";
    };
  }

  /**
   * What is in it.
   *
   * @param packed from its beginning; of a zip archive the first file is taken
   */
  public InputStream unpacked(InputStream packed) throws IOException {
    return switch (this) {
      case NONE -> packed;
      case GZIP -> new GZIPInputStream(packed, 4096);
      case BZIP2 -> new BZip2CompressorInputStream(packed, true);
      case ZIP -> firstEntry(new ZipInputStream(packed));
      case LZ4 -> new FramedLZ4CompressorInputStream(packed, true);
      case SNAPPY -> new FramedSnappyCompressorInputStream(packed);
      case ZSTD -> new ZstdInputStream(packed);
      case HADOOP_LZ4 -> new Lz4HadoopStreams().createInputStream(packed);
      case HADOOP_SNAPPY -> new SnappyHadoopStreams().createInputStream(packed);
    };
  }

  private static InputStream firstEntry(ZipInputStream zip) throws IOException {
    ZipEntry entry = zip.getNextEntry();
    while (entry != null && entry.isDirectory()) {
      entry = zip.getNextEntry();
    }
    if (entry == null) {
      throw new IOException("the archive is empty");
    }
    return zip;
  }

  /** The length of what it unpacks to, and of the first chunk, four bytes each. */
  private static boolean areHadoopBlocks(byte[] head) {
    if (head.length < 9) {
      return false;
    }
    long plain = Integer.toUnsignedLong(ByteBuffer.wrap(head).getInt());
    long chunk = Integer.toUnsignedLong(ByteBuffer.wrap(head).getInt(4));
    return plain > 0 && plain <= 64 << 20 && chunk > 0 && chunk <= plain + plain / 6 + 64;
  }

  private boolean begins(byte[] head) {
    if (head.length < magic.length()) {
      return false;
    }
    for (int i = 0; i < magic.length(); i++) {
      if ((head[i] & 0xFF) != magic.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
