package io.mastic.crawlers.detect;

import io.mastic.crawlers.explain.Evidence;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Recognizes a kind of text. */
public interface TextClassifier extends FileClassifier {

  Opinion judge(Sample sample);

  @Override
  default Opinion judge(Subject file) throws IOException, UnknownFormatException {
    return judge(file.sample());
  }

  /** What it makes of the sample; empty if the text is something else. */
  default Optional<Look.Recognized> look(Sample sample) {
    return judge(sample).look();
  }

  /** Why the columns have their types, by the values of the sample. */
  default List<Evidence> evidence(Sample sample, Look.Recognized look) {
    return EvidenceBook.ofTypes(look.schema());
  }

  @Override
  default List<Evidence> evidence(Subject file, Look.Recognized look)
      throws IOException, UnknownFormatException {
    return evidence(file.sample(), look);
  }
}
