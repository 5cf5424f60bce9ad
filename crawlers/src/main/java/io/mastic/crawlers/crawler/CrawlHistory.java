package io.mastic.crawlers.crawler;

import com.fasterxml.jackson.databind.JsonNode;
import io.mastic.kernel.Caller;
import io.mastic.kernel.Db;
import io.mastic.kernel.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.CrawlerHistory;

/**
 * Past crawls of the caller's, with what they changed and why. Every call is made with a {@link
 * Caller} bound to the thread.
 */
public final class CrawlHistory {

  private final Db db;

  public CrawlHistory(Db db) {
    this.db = db;
  }

  /**
   * A crawl.
   *
   * @param crawler whose it is
   * @param shown as ListCrawls has it
   * @param changes what it did to the catalog
   * @param report {@code {"Findings", "Counts"}}; null of one that has found out nothing yet
   */
  public record PastCrawl(
      String crawler, CrawlerHistory shown, CatalogChanges changes, @Nullable JsonNode report) {}

  /** The latest crawls of a crawler, the latest first, without their reports. */
  public List<PastCrawl> latest(String crawler, int most) {
    return db.read(
        h -> {
          List<CrawlRow> rows =
              CrawlStore.list(h, CrawlerKey.of(crawler), CrawlFilter.ALL, null, most);
          Map<String, CatalogChanges> changes =
              CrawlStore.changes(h, rows.stream().map(CrawlRow::id).toList());
          return rows.stream()
              .map(
                  row -> {
                    CatalogChanges own = changes.getOrDefault(row.id(), CatalogChanges.NONE);
                    return new PastCrawl(crawler, row.show(own), own, null);
                  })
              .toList();
        });
  }

  /** Empty if the caller has no crawl of that id. */
  public Optional<PastCrawl> find(String id) {
    Caller caller = Caller.current();
    return db.read(
        h ->
            CrawlStore.find(h, id)
                .filter(
                    row ->
                        row.crawler().account().equals(caller.account())
                            && row.crawler().region().equals(caller.region()))
                .map(
                    row -> {
                      CatalogChanges changes =
                          CrawlStore.changes(h, List.of(id)).getOrDefault(id, CatalogChanges.NONE);
                      JsonNode report = CrawlReports.find(h, id).map(Json::read).orElse(null);
                      return new PastCrawl(
                          row.crawler().name(), row.show(changes), changes, report);
                    }));
  }
}
