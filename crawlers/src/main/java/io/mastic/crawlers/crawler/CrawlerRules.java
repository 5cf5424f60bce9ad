package io.mastic.crawlers.crawler;

import io.mastic.contract.Errors;
import io.mastic.crawlers.group.Globs;
import io.mastic.crawlers.plan.OutputPolicy;
import io.mastic.kernel.time.Schedule;
import io.mastic.objects.S3Uri;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.CrawlerTargets;
import software.amazon.awssdk.services.glue.model.CreateCrawlerRequest;
import software.amazon.awssdk.services.glue.model.RecrawlBehavior;
import software.amazon.awssdk.services.glue.model.S3Target;

/** What a crawler may say, beyond the constraints of AWS's service model. */
public final class CrawlerRules {

  private CrawlerRules() {}

  /**
   * @throws software.amazon.awssdk.services.glue.model.InvalidInputException saying what is wrong
   */
  public static void check(CreateCrawlerRequest input) {
    checkTargets(input.targets());
    if (input.databaseName() == null || input.databaseName().isBlank()) {
      throw Errors.invalidInput("DatabaseName cannot be null or empty for S3 targets.");
    }
    if (input.recrawlPolicy() != null
        && input.recrawlPolicy().recrawlBehavior() == RecrawlBehavior.CRAWL_EVENT_MODE) {
      throw Errors.invalidInput("RecrawlBehavior CRAWL_EVENT_MODE is not supported yet.");
    }
    try {
      OutputPolicy.of(input.schemaChangePolicy(), input.configuration());
      if (hasSchedule(input.schedule())) {
        Schedule.parse(input.schedule());
      }
    } catch (IllegalArgumentException e) {
      throw Errors.invalidInput(String.valueOf(e.getMessage()));
    }
  }

  static boolean hasSchedule(@Nullable String expression) {
    return expression != null && !expression.isBlank();
  }

  /** A role may be given by name or ARN, and is shown by its name. */
  static String roleName(String role) {
    int name = role.indexOf(":role/");
    return role.startsWith("arn:") && name > 0 ? role.substring(name + ":role/".length()) : role;
  }

  private static void checkTargets(@Nullable CrawlerTargets targets) {
    List<S3Target> s3 = targets == null ? List.of() : targets.s3Targets();
    if (targets != null && hasOthers(targets)) {
      throw Errors.invalidInput("Only S3Targets are supported yet as targets of a crawler.");
    }
    if (s3.isEmpty()) {
      throw Errors.invalidInput("At least one crawl target must be specified.");
    }
    s3.forEach(CrawlerRules::checkTarget);
  }

  private static boolean hasOthers(CrawlerTargets targets) {
    return Stream.of(
            targets.jdbcTargets(),
            targets.mongoDBTargets(),
            targets.dynamoDBTargets(),
            targets.catalogTargets(),
            targets.deltaTargets(),
            targets.icebergTargets(),
            targets.hudiTargets())
        .anyMatch(others -> !others.isEmpty());
  }

  private static void checkTarget(S3Target target) {
    try {
      S3Uri.parse(path(target));
      Globs.of(target.exclusions());
    } catch (IllegalArgumentException e) {
      throw Errors.invalidInput(String.valueOf(e.getMessage()));
    }
    Integer sample = target.sampleSize();
    if (sample != null && (sample < 1 || sample > 249)) {
      throw Errors.invalidInput("SampleSize must be between 1 and 249.");
    }
  }

  /** The include path as a location; AWS's console writes it without the scheme. */
  public static String path(S3Target target) {
    String path = target.path() == null ? "" : target.path();
    return path.contains("://") ? path : "s3://" + path;
  }
}
