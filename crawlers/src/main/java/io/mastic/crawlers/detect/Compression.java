package io.mastic.crawlers.detect;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;

/** How a file is packed, told by its first bytes. */
enum Compression {
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
  static Compression of(String key, byte[] head) {
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
