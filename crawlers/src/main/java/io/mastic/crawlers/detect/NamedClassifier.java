package io.mastic.crawlers.detect;

import io.mastic.crawlers.explain.Evidence;
import java.io.IOException;
import java.util.List;

/** A classifier under its user's name. */
record NamedClassifier(String name, FileClassifier classifier) implements FileClassifier {

  @Override
  public Opinion judge(Subject file) throws IOException, UnknownFormatException {
    return classifier.judge(file);
  }

  @Override
  public List<Evidence> evidence(Subject file, Look.Recognized look)
      throws IOException, UnknownFormatException {
    return classifier.evidence(file, look);
  }
}
