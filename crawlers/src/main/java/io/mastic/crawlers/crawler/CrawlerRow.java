package io.mastic.crawlers.crawler;

import io.mastic.contract.Pojos;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.Crawler;
import software.amazon.awssdk.services.glue.model.CrawlerLineageSettings;
import software.amazon.awssdk.services.glue.model.CrawlerState;
import software.amazon.awssdk.services.glue.model.CreateCrawlerRequest;
import software.amazon.awssdk.services.glue.model.LakeFormationConfiguration;
import software.amazon.awssdk.services.glue.model.LineageConfiguration;
import software.amazon.awssdk.services.glue.model.RecrawlBehavior;
import software.amazon.awssdk.services.glue.model.RecrawlPolicy;
import software.amazon.awssdk.services.glue.model.Schedule;
import software.amazon.awssdk.services.glue.model.ScheduleState;
import software.amazon.awssdk.services.glue.model.SchemaChangePolicy;

/**
 * A crawler: what the client said of it, and what became of it.
 *
 * @param input without tags; {@code schedule} is a cron expression
 * @param scheduleState null without a schedule
 * @param current the crawl that is under way; null if there is none
 * @param last the crawl that ended last; null if there is none
 */
public record CrawlerRow(
    CrawlerKey key,
    CreateCrawlerRequest input,
    CrawlerState state,
    @Nullable ScheduleState scheduleState,
    @Nullable CrawlRow current,
    @Nullable CrawlRow last,
    Edition edition) {

  /** How often and when it was last changed. */
  public record Edition(long version, Instant createdAt, Instant updatedAt) {}

  /** As AWS shows it: the role by its name, and defaults where the client said nothing. */
  public Crawler show(Clock clock) {
    var shown =
        Pojos.copy(input, Crawler.builder())
            .role(CrawlerRules.roleName(input.role()))
            .state(state)
            .version(edition.version())
            .creationTime(edition.createdAt())
            .lastUpdated(edition.updatedAt())
            .crawlElapsedTime(elapsed(clock));
    if (scheduleState != null) {
      shown.schedule(
          Schedule.builder().scheduleExpression(input.schedule()).state(scheduleState).build());
    }
    if (last != null) {
      shown.lastCrawl(last.showAsLast());
    }
    return withDefaults(shown).build();
  }

  private Crawler.Builder withDefaults(Crawler.Builder shown) {
    if (!input.hasClassifiers()) {
      shown.classifiers(List.of());
    }
    if (input.recrawlPolicy() == null) {
      shown.recrawlPolicy(
          RecrawlPolicy.builder().recrawlBehavior(RecrawlBehavior.CRAWL_EVERYTHING).build());
    }
    if (input.schemaChangePolicy() == null) {
      boolean logs = CrawlerRules.isNewFoldersOnly(input);
      shown.schemaChangePolicy(
          SchemaChangePolicy.builder()
              .updateBehavior(logs ? "LOG" : "UPDATE_IN_DATABASE")
              .deleteBehavior(logs ? "LOG" : "DEPRECATE_IN_DATABASE")
              .build());
    }
    if (input.lineageConfiguration() == null) {
      shown.lineageConfiguration(
          LineageConfiguration.builder()
              .crawlerLineageSettings(CrawlerLineageSettings.DISABLE)
              .build());
    }
    if (input.lakeFormationConfiguration() == null) {
      shown.lakeFormationConfiguration(
          LakeFormationConfiguration.builder()
              .useLakeFormationCredentials(false)
              .accountId("")
              .build());
    }
    return shown;
  }

  private long elapsed(Clock clock) {
    return current == null ? 0 : Duration.between(current.startedAt(), clock.instant()).toMillis();
  }
}
