package io.mastic.crawlers.detect;

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
  ZSTD("(\u00b5/\u00fd");

  private static final List<Compression> PACKED = List.of(GZIP, BZIP2, ZIP, LZ4, SNAPPY, ZSTD);

  /** The first bytes, one character each. */
  private final String magic;

  Compression(String magic) {
    this.magic = magic;
  }

  static Compression of(byte[] head) {
    return PACKED.stream().filter(packed -> packed.begins(head)).findFirst().orElse(NONE);
  }

  /** As Glue writes it in the table parameter compressionType. */
  String glueName() {
    return name().toLowerCase(Locale.ROOT);
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
