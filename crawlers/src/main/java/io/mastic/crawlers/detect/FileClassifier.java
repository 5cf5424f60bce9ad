package io.mastic.crawlers.detect;

import io.mastic.crawlers.explain.Evidence;
import java.io.IOException;
import java.util.List;

/** Recognizes one kind of file: built in, or made from a classifier that the user defined. */
public interface FileClassifier {

  /** Glue's word for what it recognizes; of a custom one the name that its user gave it. */
  String name();

  /**
   * @throws UnknownFormatException if the file cannot even be unpacked
   */
  Opinion judge(Subject file) throws IOException, UnknownFormatException;

  /** Why the columns of what it recognized have their types. */
  default List<Evidence> evidence(Subject file, Look.Recognized look)
      throws IOException, UnknownFormatException {
    return EvidenceBook.ofTypes(look.schema());
  }

  /** The same under the name that its user gave it. */
  default FileClassifier named(String name) {
    return new NamedClassifier(name, this);
  }
}
