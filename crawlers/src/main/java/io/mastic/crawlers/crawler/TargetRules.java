package io.mastic.crawlers.crawler;

import io.mastic.contract.Errors;
import io.mastic.crawlers.group.Globs;
import io.mastic.crawlers.jdbc.JdbcPath;
import io.mastic.objects.S3Uri;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.CatalogTarget;
import software.amazon.awssdk.services.glue.model.CrawlerTargets;
import software.amazon.awssdk.services.glue.model.CreateCrawlerRequest;
import software.amazon.awssdk.services.glue.model.DeleteBehavior;
import software.amazon.awssdk.services.glue.model.DeltaTarget;
import software.amazon.awssdk.services.glue.model.DynamoDBTarget;
import software.amazon.awssdk.services.glue.model.HudiTarget;
import software.amazon.awssdk.services.glue.model.IcebergTarget;
import software.amazon.awssdk.services.glue.model.JdbcTarget;
import software.amazon.awssdk.services.glue.model.OperationNotSupportedException;
import software.amazon.awssdk.services.glue.model.S3Target;

/**
 * What the targets of a crawler may be: what is wrong in itself is refused when it is said; what
 * nobody crawls here is kept, and refused when it is to be crawled.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/glue/latest/dg/define-crawler-choose-data-sources.html">Data
 *     sources</a>
 */
final class TargetRules {

  /** AWS's, of how deep a search for tables of lake formats may go. */
  private static final int DEEPEST = 20;

  private TargetRules() {}

  /**
   * @throws software.amazon.awssdk.services.glue.model.InvalidInputException saying what is wrong
   */
  static void check(CreateCrawlerRequest input) {
    CrawlerTargets targets =
        Optional.ofNullable(input.targets()).orElseGet(() -> CrawlerTargets.builder().build());
    if (kinds(targets) == 0) {
      throw Errors.invalidInput("At least one crawl target must be specified.");
    }
    try {
      targets.s3Targets().forEach(TargetRules::check);
      targets.jdbcTargets().forEach(TargetRules::check);
      targets.dynamoDBTargets().forEach(TargetRules::check);
      targets.deltaTargets().forEach(TargetRules::check);
      targets.icebergTargets().forEach(TargetRules::check);
      targets.hudiTargets().forEach(TargetRules::check);
    } catch (IllegalArgumentException e) {
      throw Errors.invalidInput(String.valueOf(e.getMessage()));
    }
    if (!targets.catalogTargets().isEmpty()) {
      checkCatalog(input, targets);
    }
  }

  private static long kinds(CrawlerTargets targets) {
    return Stream.of(
            targets.s3Targets(),
            targets.jdbcTargets(),
            targets.mongoDBTargets(),
            targets.dynamoDBTargets(),
            targets.catalogTargets(),
            targets.deltaTargets(),
            targets.icebergTargets(),
            targets.hudiTargets())
        .filter(kind -> !kind.isEmpty())
        .count();
  }

  private static void check(S3Target target) {
    checkPath(CrawlerRules.path(target));
    Globs.of(target.exclusions());
    Integer sample = target.sampleSize();
    if (sample != null && (sample < 1 || sample > 249)) {
      throw new IllegalArgumentException("SampleSize must be between 1 and 249.");
    }
  }

  private static void check(JdbcTarget target) {
    require("ConnectionName", "JDBC", target.connectionName());
    JdbcPath.of(require("Path", "JDBC", target.path()), target.exclusions());
  }

  private static void check(DynamoDBTarget target) {
    require("Path", "DynamoDB", target.path());
    Double rate = target.scanRate();
    if (rate != null && (rate < 0.1 || rate > 1.5)) {
      throw new IllegalArgumentException("scanRate must be between 0.1 and 1.5.");
    }
  }

  private static void check(DeltaTarget target) {
    checkPaths("DeltaTables", target.deltaTables());
    if (Boolean.TRUE.equals(target.writeManifest())) {
      throw new IllegalArgumentException(
          "WriteManifest is not supported: tables of Delta Lake are read by their own log. Set"
              + " CreateNativeDeltaTable.");
    }
    if (!Boolean.TRUE.equals(target.createNativeDeltaTable())) {
      throw new IllegalArgumentException(
          "Delta targets without CreateNativeDeltaTable are not supported: they are for readers of"
              + " manifests of symbolic links, which are not written here.");
    }
  }

  private static void check(IcebergTarget target) {
    checkPaths("Paths", target.paths());
    Globs.of(target.exclusions());
    checkDepth(target.maximumTraversalDepth());
  }

  private static void check(HudiTarget target) {
    checkPaths("Paths", target.paths());
    Globs.of(target.exclusions());
    checkDepth(target.maximumTraversalDepth());
  }

  private static void checkDepth(@Nullable Integer depth) {
    if (depth != null && (depth < 1 || depth > DEEPEST)) {
      throw new IllegalArgumentException("MaximumTraversalDepth must be between 1 and 20.");
    }
  }

  private static void checkPaths(String member, List<String> paths) {
    if (paths.isEmpty()) {
      throw new IllegalArgumentException(member + " cannot be empty.");
    }
    paths.forEach(path -> checkPath(CrawlerRules.location(path)));
  }

  private static void checkPath(String location) {
    S3Uri.parse(location);
  }

  private static String require(String member, String kind, @Nullable String value) {
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException(
          member + " cannot be null or empty for " + kind + " targets.");
    }
    return value;
  }

  /** AWS's conditions for tables of the catalog as targets. */
  private static void checkCatalog(CreateCrawlerRequest input, CrawlerTargets targets) {
    if (kinds(targets) > 1) {
      throw Errors.invalidInput("Catalog targets cannot be mixed with other targets.");
    }
    if (targets.catalogTargets().stream().map(CatalogTarget::tables).anyMatch(List::isEmpty)) {
      throw Errors.invalidInput("Tables cannot be empty for catalog targets.");
    }
    if (input.schemaChangePolicy() != null
        && input.schemaChangePolicy().deleteBehavior() != null
        && input.schemaChangePolicy().deleteBehavior() != DeleteBehavior.LOG) {
      throw Errors.invalidInput(
          "The SchemaChangePolicy for catalog targets can have DeleteBehavior value of LOG only.");
    }
  }

  /**
   * @throws OperationNotSupportedException naming what is not crawled here
   */
  static void requireCrawlable(CreateCrawlerRequest input) {
    if (!input.targets().mongoDBTargets().isEmpty()) {
      throw kept(input, "MongoDBTargets are kept and not crawled here.");
    }
  }

  private static OperationNotSupportedException kept(CreateCrawlerRequest input, String why) {
    return Errors.notSupported("Crawler " + input.name() + " cannot be started: " + why);
  }
}
