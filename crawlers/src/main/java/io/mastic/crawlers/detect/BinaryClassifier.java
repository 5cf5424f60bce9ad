package io.mastic.crawlers.detect;

import io.mastic.crawlers.explain.VerdictCode;
import java.io.IOException;
import java.util.List;

/** A format whose files begin with bytes of their own, and say their columns themselves. */
@SuppressWarnings("ArrayRecordComponent") // nobody compares two
record BinaryClassifier(String name, byte[] magic, Reader reader) implements FileClassifier {

  /** In AWS's order. */
  static final List<FileClassifier> ALL =
      List.of(
          new BinaryClassifier(
              "avro", AvroHeader.MAGIC, file -> AvroHeader.look(file.head(), file.size())),
          new BinaryClassifier("orc", OrcFooter.MAGIC, OrcFooter::look),
          new BinaryClassifier("parquet", ParquetFooter.MAGIC, ParquetFooter::look));

  /** Reads what a file says of its columns. */
  interface Reader {
    Look.Recognized look(Subject file) throws IOException, UnknownFormatException;
  }

  static boolean isOne(Subject file) {
    return ALL.stream().anyMatch(c -> file.begins(((BinaryClassifier) c).magic()));
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
