package io.mastic.crawlers.crawler;

import io.mastic.crawlers.explain.CrawlFinding;
import io.mastic.crawlers.explain.Evidence;
import io.mastic.crawlers.explain.Findings;
import io.mastic.crawlers.explain.FolderExplanation;
import io.mastic.crawlers.explain.Verdict;
import io.mastic.kernel.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * What crawls found out, kept as it is shown: a sentence stays what it was, whatever later builds
 * make of its code.
 */
public final class CrawlReports {

  private CrawlReports() {}

  /** A crawl that is walked again finds out anew. */
  public static void put(Handle h, String crawlId, Findings findings) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("Findings", findings.kept().stream().map(CrawlReports::shown).toList());
    document.put("Counts", findings.counts());
    document.put("Folders", findings.explanations().stream().map(CrawlReports::shown).toList());
    h.createUpdate(
            "INSERT INTO crawl_report (crawl_id, document) VALUES (:id, :document)"
                + " ON CONFLICT (crawl_id) DO UPDATE SET document = excluded.document")
        .bind("id", crawlId)
        .bind("document", Json.write(document))
        .execute();
  }

  /** {@code {"Code", "Subject", "Facts", "Says"}}. */
  public static Map<String, Object> shown(CrawlFinding finding) {
    return Map.of(
        "Code", finding.code().name(),
        "Subject", finding.subject(),
        "Facts", finding.facts(),
        "Says", finding.sentence());
  }

  /**
   * {@code {"Location", "File", "Classification", "Verdicts": [{"Classifier", "Certainty", "Code",
   * "Says"}], "Columns": [{"Column", "Type", "Seen": [{"Type", "Count", "Example", "Record"}]}]}}.
   */
  public static Map<String, Object> shown(FolderExplanation folder) {
    return Map.of(
        "Location", folder.location(),
        "File", folder.file(),
        "Classification", folder.classification(),
        "Verdicts", folder.verdicts().stream().map(CrawlReports::shown).toList(),
        "Columns", folder.columns().stream().map(CrawlReports::shown).toList());
  }

  private static Map<String, Object> shown(Verdict verdict) {
    return Map.of(
        "Classifier", verdict.classifier(),
        "Certainty", verdict.certainty(),
        "Code", verdict.code().name(),
        "Says", verdict.sentence());
  }

  private static Map<String, Object> shown(Evidence evidence) {
    return Map.of(
        "Column",
        evidence.column(),
        "Type",
        evidence.type(),
        "Seen",
        evidence.seen().stream()
            .map(
                seen ->
                    Map.of(
                        "Type", seen.type(),
                        "Count", seen.count(),
                        "Example", seen.example(),
                        "Record", seen.record()))
            .toList());
  }

  /** {@code {"Findings", "Counts", "Folders"}} as JSON; empty of a crawl that came to none. */
  static Optional<String> find(Handle h, String crawlId) {
    return h.createQuery("SELECT document FROM crawl_report WHERE crawl_id = :id")
        .bind("id", crawlId)
        .mapTo(String.class)
        .findOne();
  }

  static void delete(Handle h, List<String> crawlIds) {
    h.createUpdate("DELETE FROM crawl_report WHERE crawl_id IN (<ids>)")
        .bindList("ids", crawlIds)
        .execute();
  }
}
