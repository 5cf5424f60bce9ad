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

  private final List<CrawlFinding> kept = new ArrayList<>();
  private final List<FolderExplanation> explanations = new ArrayList<>();
  private final Map<CrawlCode, Integer> counts = new EnumMap<>(CrawlCode.class);

  /** Whether it is kept, and so worth telling. */
  public boolean add(CrawlFinding finding) {
    boolean keeps = counts.merge(finding.code(), 1, Integer::sum) <= MOST;
    if (keeps) {
      kept.add(finding);
    }
    return keeps;
  }

  public boolean add(CrawlCode code, String subject, Map<String, String> facts) {
    return add(new CrawlFinding(code, subject, facts));
  }

  /**
   * Whether there is room for one more explanation.
   *
   * @param underWay how many are being made
   */
  public boolean mayExplain(int underWay) {
    return explanations.size() + underWay < MOST;
  }

  /** Adds why files of a folder are what they are taken for. */
  public void explain(FolderExplanation explanation) {
    if (mayExplain(0)) {
      explanations.add(explanation);
    }
  }

  /** Of the first folders, one for each kind of file in them. */
  public List<FolderExplanation> explanations() {
    return List.copyOf(explanations);
  }

  public List<CrawlFinding> kept() {
    return List.copyOf(kept);
  }

  /** How many there were of each code that was met. */
  public Map<CrawlCode, Integer> counts() {
    return new EnumMap<>(counts);
  }
}
