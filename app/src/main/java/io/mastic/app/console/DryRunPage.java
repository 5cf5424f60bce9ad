package io.mastic.app.console;

import io.mastic.contract.Constraints;
import io.mastic.contract.Pojos;
import io.mastic.crawlers.crawl.CrawlException;
import io.mastic.crawlers.crawl.DryRun;
import io.mastic.crawlers.crawl.DryRun.Planned;
import io.mastic.crawlers.crawl.DryRuns;
import io.mastic.crawlers.crawler.CrawlReports;
import io.mastic.kernel.access.AccessDeniedException;
import io.mastic.kernel.http.HttpRequest;
import io.mastic.kernel.http.HttpResponse;
import io.mastic.wire.page.OwnPage;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.CreateCrawlerRequest;
import software.amazon.awssdk.services.glue.model.GlueException;

/**
 * {@code POST /_/api/dry-run} with what {@code CreateCrawler} takes: what such a crawler would do
 * now, {@code {"Tables": [{"Name", "Change", "Why", "Location", "Format", "Columns": [{"Name",
 * "Type"}], "Keys", "Partitions", "NewPartitions", "FirstPartitions", "Files", "Bytes",
 * "Records"}], "Gone", "Notes", "Findings": [{"Code", "Subject", "Facts", "Says"}], "Folders",
 * "Whole"}}. Nothing is written. What cannot be crawled is 400.
 */
public record DryRunPage(DryRuns runs) implements OwnPage {

  @Override
  public String name() {
    return "api/dry-run";
  }

  @Override
  public Audience audience() {
    return Audience.SIGNED_IN;
  }

  @Override
  public void answer(HttpRequest request, HttpResponse response) throws IOException {
    if (!request.method().equals("POST")) {
      response.header("Allow", "POST");
      PageAnswer.say(response, 405, "A dry run is asked for by POST.");
      return;
    }
    try {
      request.authorize("glue", "CreateCrawler", List.of());
      request.authorize("glue", "GetTable", List.of());
      request.authorize("s3", "GetObject", List.of());
      PageAnswer.json(response, view(runs.of(settings(request))));
    } catch (AccessDeniedException e) {
      PageAnswer.say(response, 403, String.valueOf(e.getMessage()));
    } catch (GlueException e) {
      PageAnswer.say(response, e.statusCode(), e.awsErrorDetails().errorMessage());
    } catch (CrawlException | IllegalArgumentException e) {
      PageAnswer.say(response, 400, String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("the server stops");
    }
  }

  private static CreateCrawlerRequest settings(HttpRequest request) throws IOException {
    String body = new String(request.bytes(), StandardCharsets.UTF_8);
    CreateCrawlerRequest settings = Pojos.read(body, CreateCrawlerRequest.builder()).build();
    Constraints.check(settings);
    return settings;
  }

  private static Map<String, Object> view(DryRun run) {
    return Map.of(
        "Tables",
        run.tables().stream().map(DryRunPage::table).toList(),
        "Gone",
        run.gone(),
        "Notes",
        run.notes(),
        "Findings",
        run.findings().stream().map(CrawlReports::shown).toList(),
        "Folders",
        run.explanations().stream().map(CrawlReports::shown).toList(),
        "Whole",
        run.scope() == DryRun.Scope.ALL);
  }

  private static Map<String, Object> table(Planned table) {
    return Map.ofEntries(
        Map.entry("Name", table.name()),
        Map.entry("Change", table.change().name()),
        Map.entry("Why", table.why()),
        Map.entry("Location", table.input().storageDescriptor().location()),
        Map.entry("Format", table.input().parameters().getOrDefault("classification", "")),
        Map.entry("Columns", columns(table.input().storageDescriptor().columns())),
        Map.entry("Keys", columns(table.input().partitionKeys())),
        Map.entry("Partitions", table.partitions().found()),
        Map.entry("NewPartitions", table.partitions().added()),
        Map.entry("FirstPartitions", table.partitions().first()),
        Map.entry("Files", table.stats().objects()),
        Map.entry("Bytes", table.stats().bytes()),
        Map.entry("Records", table.stats().records()));
  }

  private static List<Map<String, String>> columns(List<Column> columns) {
    return columns.stream()
        .map(column -> Map.of("Name", column.name(), "Type", String.valueOf(column.type())))
        .toList();
  }
}
