package io.mastic.crawlers.crawler;

import io.mastic.catalog.scope.Scope;
import io.mastic.contract.Errors;
import io.mastic.crawlers.plan.OutputPolicy;
import io.mastic.kernel.time.Schedule;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.CrawlerLineageSettings;
import software.amazon.awssdk.services.glue.model.CreateCrawlerRequest;
import software.amazon.awssdk.services.glue.model.DeleteBehavior;
import software.amazon.awssdk.services.glue.model.RecrawlBehavior;
import software.amazon.awssdk.services.glue.model.S3Target;
import software.amazon.awssdk.services.glue.model.SchemaChangePolicy;
import software.amazon.awssdk.services.glue.model.UpdateBehavior;

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
    checkCatalog(input.catalogId());
    checkNewFoldersOnly(input);
    checkLineage(input);
    EventTarget.check(input);
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
   * @throws software.amazon.awssdk.services.glue.model.OperationNotSupportedException naming what
   *     is kept and not crawled here
   */
  public static void requireCrawlable(CreateCrawlerRequest input) {
    TargetRules.requireCrawlable(input);
  }

  private static void checkNewFoldersOnly(CreateCrawlerRequest input) {
    SchemaChangePolicy changes = input.schemaChangePolicy();
    if (!isNewFoldersOnly(input) || changes == null) {
      return;
    }
    boolean isLog =
        (changes.updateBehavior() == null || changes.updateBehavior() == UpdateBehavior.LOG)
            && (changes.deleteBehavior() == null || changes.deleteBehavior() == DeleteBehavior.LOG);
    if (!isLog) {
      throw Errors.invalidInput(
          "The SchemaChangePolicy for \"Crawl new folders only\" Amazon S3 target can have only LOG"
              + " DeleteBehavior value and LOG UpdateBehavior value.");
    }
  }

  /** Whether later crawls only add the partitions of new folders. */
  public static boolean isNewFoldersOnly(CreateCrawlerRequest input) {
    return input.recrawlPolicy() != null
        && input.recrawlPolicy().recrawlBehavior() == RecrawlBehavior.CRAWL_NEW_FOLDERS_ONLY;
  }

  /**
   * @throws software.amazon.awssdk.services.glue.model.InvalidInputException if targets change that
   *     may not
   */
  static void checkUpdate(CreateCrawlerRequest old, CreateCrawlerRequest now) {
    if (isNewFoldersOnly(old) && isNewFoldersOnly(now) && !paths(old).equals(paths(now))) {
      throw Errors.invalidInput(
          "The Amazon S3 targets of a crawler with RecrawlBehavior CRAWL_NEW_FOLDERS_ONLY cannot be"
              + " changed.");
    }
  }

  private static List<String> paths(CreateCrawlerRequest input) {
    return input.targets().s3Targets().stream().map(CrawlerRules::path).toList();
  }

  /** Crawls write to the account's own catalog. */
  private static void checkCatalog(@Nullable String id) {
    if (id != null && Scope.of(id).isNested()) {
      throw Errors.invalidInput("A crawler of the catalog " + id + " is not supported.");
    }
  }

  /** What stands outside of Mastic cannot be asked for. */
  private static void checkLineage(CreateCrawlerRequest input) {
    if (input.lineageConfiguration() != null
        && input.lineageConfiguration().crawlerLineageSettings() == CrawlerLineageSettings.ENABLE) {
      throw Errors.invalidInput("CrawlerLineageSettings ENABLE is not supported.");
    }
    if (input.lakeFormationConfiguration() != null
        && Boolean.TRUE.equals(input.lakeFormationConfiguration().useLakeFormationCredentials())) {
      throw Errors.invalidInput(
          "UseLakeFormationCredentials is not supported: a crawler reads with its role.");
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

  /** The include path as a location; AWS's console writes it without the scheme. */
  public static String path(S3Target target) {
    return location(target.path() == null ? "" : target.path());
  }

  /** A path as a location. */
  public static String location(String path) {
    return path.contains("://") ? path : "s3://" + path;
  }
}
