package io.mastic.app.console;

import io.mastic.crawlers.crawler.CatalogChanges;
import io.mastic.crawlers.crawler.CrawlHistory;
import io.mastic.crawlers.crawler.CrawlHistory.PastCrawl;
import io.mastic.kernel.http.HttpRequest;
import io.mastic.kernel.http.HttpResponse;
import io.mastic.wire.page.OwnPage;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /_/api/crawls?crawler=&limit=}: the latest crawls of a crawler, {@code {"Crawls":
 * [{"Id", "Crawler", "State", "StartTime", "EndTime", "Error", "Changes": [{"Entity", "Action",
 * "Name", "Amount"}]}]}}, times in epoch milliseconds. {@code GET /_/api/crawls?id=}: one crawl,
 * with {@code "Findings": [{"Code", "Subject", "Facts", "Says"}]}, {@code "Counts"} of all that
 * there were of each code, and {@code "Folders"}, what each classifier said of the first folders'
 * files and why their columns have their types.
 */
public record CrawlsPage(CrawlHistory history) implements OwnPage {

  private static final int USUAL = 20;
  private static final int MOST = 100;

  @Override
  public String name() {
    return "api/crawls";
  }

  @Override
  public Audience audience() {
    return Audience.SIGNED_IN;
  }

  @Override
  public void answer(HttpRequest request, HttpResponse response) throws IOException {
    PageAnswer.get(
        request,
        response,
        parameters -> {
          request.authorize("glue", "ListCrawls", List.of());
          return parameters.all("id").isEmpty()
              ? latest(parameters.text("crawler"), parameters.number("limit", USUAL, MOST))
              : one(parameters.text("id"));
        });
  }

  private Map<String, Object> latest(String crawler, int limit) {
    return Map.of(
        "Crawls",
        history.latest(crawler, Math.max(1, limit)).stream().map(CrawlsPage::view).toList());
  }

  private Map<String, Object> one(String id) {
    PastCrawl crawl =
        history
            .find(id)
            .orElseThrow(() -> new IllegalArgumentException("There is no crawl " + id + "."));
    Map<String, Object> view = view(crawl);
    if (crawl.report() != null) {
      crawl.report().properties().forEach(part -> view.put(part.getKey(), part.getValue()));
    }
    return view;
  }

  private static Map<String, Object> view(PastCrawl crawl) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("Id", crawl.shown().crawlId());
    view.put("Crawler", crawl.crawler());
    view.put("State", crawl.shown().stateAsString());
    view.put("StartTime", crawl.shown().startTime().toEpochMilli());
    view.put("EndTime", millis(crawl.shown().endTime()));
    view.put("Error", crawl.shown().errorMessage());
    view.put("Changes", crawl.changes().all().stream().map(CrawlsPage::view).toList());
    return view;
  }

  private static Map<String, Object> view(CatalogChanges.Change change) {
    return Map.of(
        "Entity", change.entity().name(),
        "Action", change.action().name(),
        "Name", change.name(),
        "Amount", change.amount());
  }

  private static @Nullable Long millis(@Nullable Instant instant) {
    return instant == null ? null : instant.toEpochMilli();
  }
}
