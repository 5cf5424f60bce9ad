package io.mastic.crawlers.explain;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sentences with gaps. */
final class Sentences {

  private static final Pattern GAP = Pattern.compile("\\{(\\w+)\\}");

  private Sentences() {}

  /** Fills each gap {@code {name}} once: what a fact says is never taken for a gap. */
  static String fill(String sentence, Map<String, String> facts) {
    return GAP.matcher(sentence)
        .replaceAll(gap -> Matcher.quoteReplacement(facts.getOrDefault(gap.group(1), gap.group())));
  }
}
