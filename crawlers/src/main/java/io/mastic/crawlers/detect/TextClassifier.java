package io.mastic.crawlers.detect;

import java.util.Optional;

/**
 * Recognizes one kind of text: built in, or made from a classifier that the user defined. Certainty
 * is all or nothing, as in AWS's built-in classifiers.
 */
public interface TextClassifier {

  /** Glue's word for what it recognizes. */
  String name();

  /** Empty if the text is something else. */
  Optional<Look.Recognized> look(Sample sample);
}
