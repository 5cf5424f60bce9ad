package io.mastic.crawlers.detect;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What readers of tables can read: only that becomes a table. */
final class Readers {

  /** Endings by which readers decide to unpack. */
  private static final List<String> PACKED =
      List.of(".gz", ".bz2", ".zst", ".lz4", ".snappy", ".deflate");

  private static final byte[] ION = {(byte) 0xE0, 1, 0, (byte) 0xEA};

  private Readers() {}

  /** Why a file packed like that, of that name, cannot be read; empty if it can. */
  static Optional<String> whyNot(String key, Compression compression) {
    String name = key.toLowerCase(Locale.ROOT);
    return switch (compression) {
      case GZIP -> needsEnding(name, ".gz", "gzip");
      case BZIP2 -> needsEnding(name, ".bz2", "bzip2");
      case NONE ->
          PACKED.stream()
              .filter(name::endsWith)
              .findFirst()
              .map(end -> "it is named " + end + " but is not packed, and readers go by the name");
      default ->
          Optional.of(
              "it is packed with "
                  + compression.glueName()
                  + ", which readers of tables do not unpack: gzip and bzip2 they do");
    };
  }

  private static Optional<String> needsEnding(String name, String ending, String what) {
    return name.endsWith(ending)
        ? Optional.empty()
        : Optional.of(
            "it is packed with "
                + what
                + ", and readers unpack it only if its name ends in "
                + ending);
  }

  /** A format that is known and that no reader reads. */
  static Optional<String> unread(Sample sample) {
    if (sample.isWide()) {
      return unread("text in UTF-16, and readers expect UTF-8");
    }
    byte[] content = sample.content();
    if (isBson(content)) {
      return unread("BSON");
    }
    if (isXml(sample)) {
      return unread("XML");
    }
    boolean isIon =
        content.length >= 4
            && content[0] == ION[0]
            && content[1] == ION[1]
            && content[2] == ION[2]
            && content[3] == ION[3];
    return isIon || (sample.isText() && sample.text().startsWith("$ion_1_"))
        ? unread("Ion")
        : Optional.empty();
  }

  private static Optional<String> unread(String what) {
    return Optional.of("it is " + what + ", which no reader of tables reads yet");
  }

  private static boolean isXml(Sample sample) {
    if (!sample.isText() || sample.firstByte() != '<') {
      return false;
    }
    String text = sample.text().stripLeading();
    return text.startsWith("<?xml") || text.matches("(?s)<(!--|!DOCTYPE |[A-Za-z_][^<>]*>).*");
  }

  /** A document's length is before it, its elements have a type and a name, and it ends in zero. */
  private static boolean isBson(byte[] content) {
    if (content.length < 5) {
      return false;
    }
    long length = 0;
    for (int i = 3; i >= 0; i--) {
      length = length << 8 | (content[i] & 0xFF);
    }
    boolean fits = length >= 5 && length <= 16L << 20;
    boolean ends = length > content.length || content[(int) Math.max(0, length - 1)] == 0;
    return fits && ends && content[4] >= 1 && content[4] <= 0x13 && (content[3] == 0);
  }
}
