package io.mastic.crawlers.explain;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What one crawl found out, in the order in which it did. Of each code no more than {@link #MOST}
 * are kept, so that a million odd files cost no more than a thousand; how many there were is known.
 */
public final class Findings {

  public static final int MOST = 200;

  private final List<Finding> kept = new ArrayList<>();
  private final Map<Code, Integer> counts = new EnumMap<>(Code.class);

  /** Whether it is kept, and so worth telling. */
  public boolean add(Finding finding) {
    boolean keeps = counts.merge(finding.code(), 1, Integer::sum) <= MOST;
    if (keeps) {
      kept.add(finding);
    }
    return keeps;
  }

  public boolean add(Code code, String subject, Map<String, String> facts) {
    return add(new Finding(code, subject, facts));
  }

  public List<Finding> kept() {
    return List.copyOf(kept);
  }

  /** How many there were of each code that was met. */
  public Map<Code, Integer> counts() {
    return new EnumMap<>(counts);
  }
}
