package io.mastic.crawlers.explain;

import java.util.Map;

/**
 * What one classifier says of a file, and why.
 *
 * @param classifier its name: a custom one's own, else Glue's word for the format
 * @param certainty 0 to 1, as AWS has it: 0 if it is something else, 1 if it is sure
 * @param facts what the code's sentence names, by the names in its braces
 */
public record Verdict(
    String classifier, double certainty, VerdictCode code, Map<String, String> facts) {

  public Verdict {
    facts = Map.copyOf(facts);
  }

  /** One that does not recognize the file. */
  public static Verdict not(String classifier, VerdictCode code, Map<String, String> facts) {
    return new Verdict(classifier, 0, code, facts);
  }

  /** For the log of the crawl. */
  public String sentence() {
    return classifier + ": " + Sentences.fill(code.sentence(), facts);
  }
}
