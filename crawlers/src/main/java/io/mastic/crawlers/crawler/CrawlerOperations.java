package io.mastic.crawlers.crawler;

import io.mastic.catalog.setting.SecurityConfigurations;
import io.mastic.contract.GlueOperations;
import io.mastic.kernel.Page;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.BatchGetCrawlersRequest;
import software.amazon.awssdk.services.glue.model.BatchGetCrawlersResponse;
import software.amazon.awssdk.services.glue.model.CrawlerHistory;
import software.amazon.awssdk.services.glue.model.CrawlerMetrics;
import software.amazon.awssdk.services.glue.model.CreateCrawlerRequest;
import software.amazon.awssdk.services.glue.model.CreateCrawlerResponse;
import software.amazon.awssdk.services.glue.model.DeleteCrawlerRequest;
import software.amazon.awssdk.services.glue.model.DeleteCrawlerResponse;
import software.amazon.awssdk.services.glue.model.GetCrawlerMetricsRequest;
import software.amazon.awssdk.services.glue.model.GetCrawlerMetricsResponse;
import software.amazon.awssdk.services.glue.model.GetCrawlerRequest;
import software.amazon.awssdk.services.glue.model.GetCrawlerResponse;
import software.amazon.awssdk.services.glue.model.GetCrawlersRequest;
import software.amazon.awssdk.services.glue.model.GetCrawlersResponse;
import software.amazon.awssdk.services.glue.model.ListCrawlersRequest;
import software.amazon.awssdk.services.glue.model.ListCrawlersResponse;
import software.amazon.awssdk.services.glue.model.ListCrawlsRequest;
import software.amazon.awssdk.services.glue.model.ListCrawlsResponse;
import software.amazon.awssdk.services.glue.model.StartCrawlerRequest;
import software.amazon.awssdk.services.glue.model.StartCrawlerResponse;
import software.amazon.awssdk.services.glue.model.StartCrawlerScheduleRequest;
import software.amazon.awssdk.services.glue.model.StartCrawlerScheduleResponse;
import software.amazon.awssdk.services.glue.model.StopCrawlerRequest;
import software.amazon.awssdk.services.glue.model.StopCrawlerResponse;
import software.amazon.awssdk.services.glue.model.StopCrawlerScheduleRequest;
import software.amazon.awssdk.services.glue.model.StopCrawlerScheduleResponse;
import software.amazon.awssdk.services.glue.model.UpdateCrawlerRequest;
import software.amazon.awssdk.services.glue.model.UpdateCrawlerResponse;
import software.amazon.awssdk.services.glue.model.UpdateCrawlerScheduleRequest;
import software.amazon.awssdk.services.glue.model.UpdateCrawlerScheduleResponse;

/** AWS's verbs on crawlers and crawls. */
public final class CrawlerOperations implements GlueOperations {

  private static final int PAGE = 100;
  private static final int CRAWLS_PAGE = 20;

  private final Crawlers crawlers;
  private final Clock clock;
  private final SecurityConfigurations configurations;

  public CrawlerOperations(Crawlers crawlers, Clock clock, SecurityConfigurations configurations) {
    this.crawlers = crawlers;
    this.configurations = configurations;
    this.clock = clock;
  }

  @Override
  public CreateCrawlerResponse createCrawler(CreateCrawlerRequest request) {
    configurations.checkOfNew(request.crawlerSecurityConfiguration());
    crawlers.create(request);
    return CreateCrawlerResponse.builder().build();
  }

  @Override
  public GetCrawlerResponse getCrawler(GetCrawlerRequest request) {
    return GetCrawlerResponse.builder().crawler(crawlers.load(request.name()).show(clock)).build();
  }

  @Override
  public GetCrawlersResponse getCrawlers(GetCrawlersRequest request) {
    Page<CrawlerRow> page = crawlers.list(limit(request.maxResults(), PAGE), request.nextToken());
    return GetCrawlersResponse.builder()
        .crawlers(page.items().stream().map(crawler -> crawler.show(clock)).toList())
        .nextToken(page.nextToken())
        .build();
  }

  @Override
  public BatchGetCrawlersResponse batchGetCrawlers(BatchGetCrawlersRequest request) {
    List<CrawlerRow> found = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (String name : request.crawlerNames()) {
      crawlers.find(name).ifPresentOrElse(found::add, () -> missing.add(name));
    }
    return BatchGetCrawlersResponse.builder()
        .crawlers(found.stream().map(crawler -> crawler.show(clock)).toList())
        .crawlersNotFound(missing)
        .build();
  }

  @Override
  public ListCrawlersResponse listCrawlers(ListCrawlersRequest request) {
    Page<CrawlerRow> page = crawlers.list(limit(request.maxResults(), PAGE), request.nextToken());
    return ListCrawlersResponse.builder()
        .crawlerNames(
            page.items().stream()
                .filter(crawler -> crawlers.isTagged(crawler, request.tags()))
                .map(crawler -> crawler.key().name())
                .toList())
        .nextToken(page.nextToken())
        .build();
  }

  @Override
  public UpdateCrawlerResponse updateCrawler(UpdateCrawlerRequest request) {
    configurations.check(request.crawlerSecurityConfiguration());
    crawlers.update(request);
    return UpdateCrawlerResponse.builder().build();
  }

  @Override
  public DeleteCrawlerResponse deleteCrawler(DeleteCrawlerRequest request) {
    crawlers.delete(request.name());
    return DeleteCrawlerResponse.builder().build();
  }

  @Override
  public StartCrawlerResponse startCrawler(StartCrawlerRequest request) {
    crawlers.start(request.name(), StartedBy.NOBODY_ELSE);
    return StartCrawlerResponse.builder().build();
  }

  @Override
  public StopCrawlerResponse stopCrawler(StopCrawlerRequest request) {
    crawlers.stop(request.name());
    return StopCrawlerResponse.builder().build();
  }

  @Override
  public StartCrawlerScheduleResponse startCrawlerSchedule(StartCrawlerScheduleRequest request) {
    crawlers.startSchedule(request.crawlerName());
    return StartCrawlerScheduleResponse.builder().build();
  }

  @Override
  public StopCrawlerScheduleResponse stopCrawlerSchedule(StopCrawlerScheduleRequest request) {
    crawlers.stopSchedule(request.crawlerName());
    return StopCrawlerScheduleResponse.builder().build();
  }

  @Override
  public UpdateCrawlerScheduleResponse updateCrawlerSchedule(UpdateCrawlerScheduleRequest request) {
    crawlers.updateSchedule(request.crawlerName(), request.schedule());
    return UpdateCrawlerScheduleResponse.builder().build();
  }

  @Override
  public GetCrawlerMetricsResponse getCrawlerMetrics(GetCrawlerMetricsRequest request) {
    if (!request.crawlerNameList().isEmpty()) {
      List<CrawlerMetrics> asked =
          request.crawlerNameList().stream()
              .map(crawlers::find)
              .flatMap(Optional::stream)
              .map(this::metrics)
              .toList();
      return GetCrawlerMetricsResponse.builder().crawlerMetricsList(asked).build();
    }
    Page<CrawlerRow> page = crawlers.list(limit(request.maxResults(), PAGE), request.nextToken());
    return GetCrawlerMetricsResponse.builder()
        .crawlerMetricsList(page.items().stream().map(this::metrics).toList())
        .nextToken(page.nextToken())
        .build();
  }

  private CrawlerMetrics metrics(CrawlerRow crawler) {
    return crawlers.times(crawler).metrics(clock);
  }

  @Override
  public ListCrawlsResponse listCrawls(ListCrawlsRequest request) {
    Page<CrawlerHistory> page =
        crawlers.crawls(
            request.crawlerName(),
            CrawlFilter.of(request.filters()),
            Math.min(100, limit(request.maxResults(), CRAWLS_PAGE)),
            request.nextToken());
    return ListCrawlsResponse.builder().crawls(page.items()).nextToken(page.nextToken()).build();
  }

  private static int limit(@Nullable Integer asked, int usual) {
    return asked == null ? usual : asked;
  }
}
