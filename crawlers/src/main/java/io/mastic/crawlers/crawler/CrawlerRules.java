package io.mastic.crawlers.crawler;

import io.mastic.contract.Errors;
import io.mastic.crawlers.plan.OutputPolicy;
import io.mastic.kernel.time.Schedule;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.CreateCrawlerRequest;
import software.amazon.awssdk.services.glue.model.S3Target;

/** What a crawler may say, beyond the constraints of AWS's service model. */
public final class CrawlerRules {

  private CrawlerRules() {}

  /**
   * @throws software.amazon.awssdk.services.glue.model.InvalidInputException saying what is wrong
   */
  public static void check(CreateCrawlerRequest input) {
    TargetRules.check(input);
    boolean ofCatalog = !input.targets().catalogTargets().isEmpty();
    if (!ofCatalog && (input.databaseName() == null || input.databaseName().isBlank())) {
      throw Errors.invalidInput("DatabaseName cannot be null or empty for S3 targets.");
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

  /**
   * @throws software.amazon.awssdk.services.glue.model.OperationNotSupportedException naming what is
   *     kept and not crawled here
   */
  public static void requireCrawlable(CreateCrawlerRequest input) {
    TargetRules.requireCrawlable(input);
  }

  static boolean hasSchedule(@Nullable String expression) {
    return expression != null && !expression.isBlank();
  }

  /** A role may be given by name or ARN, and is shown by its name. */
  static String roleName(String role) {
    int name = role.indexOf(":role/");
    return role.startsWith("arn:") && name > 0 ? role.substring(name + ":role/".length()) : role;
  }

  /** The include path as a location; AWS's console writes it without the scheme. */
  public static String path(S3Target target) {
    return location(target.path() == null ? "" : target.path());
  }

  /** A path as a location. */
  public static String location(String path) {
    return path.contains("://") ? path : "s3://" + path;
  }
}
