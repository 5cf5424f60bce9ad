package io.mastic.crawlers.detect;

import io.mastic.crawlers.explain.VerdictCode;
import java.io.IOException;
import java.util.List;

/** A format whose files begin with bytes of their own, and say their columns themselves. */
final class BinaryClassifier implements FileClassifier {

  /** In AWS's order. */
  static final List<BinaryClassifier> ALL =
      List.of(
          new BinaryClassifier(
              "avro", AvroHeader.MAGIC, file -> AvroHeader.look(file.head(), file.size())),
          new BinaryClassifier("orc", OrcFooter.MAGIC, OrcFooter::look),
          new BinaryClassifier("parquet", ParquetFooter.MAGIC, ParquetFooter::look));

  private final String name;
  private final byte[] magic;
  private final Reader reader;

  private BinaryClassifier(String name, byte[] magic, Reader reader) {
    this.name = name;
    this.magic = magic;
    this.reader = reader;
  }

  /** Reads what a file says of its columns. */
  interface Reader {
    Look.Recognized look(Subject file) throws IOException, UnknownFormatException;
  }

  static boolean isOne(Subject file) {
    return ALL.stream().anyMatch(format -> file.begins(format.magic));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Opinion judge(Subject file) throws IOException {
    if (!file.begins(magic)) {
      return Opinion.differs(VerdictCode.OTHER_BEGINNING);
    }
    try {
      return Opinion.fits(reader.look(file));
    } catch (UnknownFormatException e) {
      // Text may begin with the same letters.
      return file.isText()
          ? Opinion.differs(VerdictCode.OTHER_BEGINNING)
          : Opinion.broken(String.valueOf(e.getMessage()));
    }
  }
}
