package io.mastic.crawlers.explain;

import java.util.Map;
import java.util.TreeMap;

/**
 * One thing that a crawl found out or decided.
 *
 * @param subject what it is about: a location, or a table's name
 * @param facts what the code's sentence names, by the names in its braces
 */
public record CrawlFinding(CrawlCode code, String subject, Map<String, String> facts) {

  public CrawlFinding {
    facts = Map.copyOf(new TreeMap<>(facts));
  }

  public static CrawlFinding of(CrawlCode code, String subject) {
    return new CrawlFinding(code, subject, Map.of());
  }

  /** For the log of the crawl. */
  public String sentence() {
    Map<String, String> all = new TreeMap<>(facts);
    all.put("subject", subject);
    return Sentences.fill(code.sentence(), all);
  }
}
