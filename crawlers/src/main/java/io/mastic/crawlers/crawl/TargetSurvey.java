package io.mastic.crawlers.crawl;

import io.mastic.catalog.Catalog;
import io.mastic.catalog.scope.TableName;
import io.mastic.crawlers.crawler.CrawlerRow;
import io.mastic.crawlers.detect.Detector;
import io.mastic.crawlers.detect.FileClassifier;
import io.mastic.crawlers.explain.Findings;
import io.mastic.crawlers.group.FoundTable;
import io.mastic.crawlers.group.Grouping;
import io.mastic.crawlers.group.TableNames;
import io.mastic.objects.ObjectStore;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import software.amazon.awssdk.services.glue.model.CatalogTarget;
import software.amazon.awssdk.services.glue.model.CrawlerTargets;
import software.amazon.awssdk.services.glue.model.DeltaTarget;
import software.amazon.awssdk.services.glue.model.DynamoDBTarget;
import software.amazon.awssdk.services.glue.model.HudiTarget;
import software.amazon.awssdk.services.glue.model.IcebergTarget;
import software.amazon.awssdk.services.glue.model.JdbcTarget;
import software.amazon.awssdk.services.glue.model.S3Target;

/**
 * Looks into all the targets of a crawler, each in the way of its kind, and names what is there.
 */
final class TargetSurvey {

  /**
   * Where data is.
   *
   * @param dynamoDb empty if the server knows none
   */
  record Sources(
      ObjectStore store,
      Catalog catalog,
      ExecutorService readers,
      Optional<URI> dynamoDb,
      Clock clock) {}

  private final Sources sources;
  private final CrawlerRow crawler;
  private final List<FileClassifier> classifiers;
  private final Reach reach;
  private final Findings findings;
  private final ObjectStore store;

  TargetSurvey(
      Sources sources,
      CrawlerRow crawler,
      List<FileClassifier> classifiers,
      Reach reach,
      Findings findings) {
    this.sources = sources;
    this.crawler = crawler;
    this.classifiers = classifiers;
    this.reach = reach;
    this.findings = findings;
    // The readers are threads without a caller.
    this.store = sources.store().as(crawler.key().account());
  }

  /**
   * The tables by what they are or would be called.
   *
   * @throws CrawlException if a target cannot be looked into
   */
  Map<TableName, FoundTable> tables(Grouping grouping, Recall recall) throws InterruptedException {
    CrawlerTargets targets = crawler.input().targets();
    return targets.catalogTargets().isEmpty()
        ? named(found(targets, files(grouping, recall)))
        : ofCatalog(targets, recall);
  }

  private List<FoundTable> found(CrawlerTargets targets, Survey files) throws InterruptedException {
    List<FoundTable> found = new ArrayList<>();
    for (S3Target target : targets.s3Targets()) {
      found.addAll(files.tables(target));
    }
    LakeTargets lakes = lakes();
    for (DeltaTarget target : targets.deltaTargets()) {
      found.addAll(lakes.delta(target));
    }
    for (IcebergTarget target : targets.icebergTargets()) {
      found.addAll(lakes.iceberg(target));
    }
    for (HudiTarget target : targets.hudiTargets()) {
      found.addAll(lakes.hudi(target));
    }
    JdbcTargets databases =
        new JdbcTargets(sources.catalog().jdbcDatabases(), sources.readers(), reach, findings);
    for (JdbcTarget target : targets.jdbcTargets()) {
      found.addAll(databases.tables(target));
    }
    DynamoTargets dynamo = dynamo();
    for (DynamoDBTarget target : targets.dynamoDBTargets()) {
      found.add(dynamo.table(target, crawler.key().region()));
    }
    return found;
  }

  private Map<TableName, FoundTable> ofCatalog(CrawlerTargets targets, Recall recall)
      throws InterruptedException {
    // As it is, whatever was seen before, unless events tell what has changed.
    Recall told = recall.events().isPresent() ? recall : Recall.NOTHING;
    KnownTables tables =
        new KnownTables(
            sources.catalog(), grouping -> files(grouping, told), lakes(), dynamo(), findings);
    Map<TableName, FoundTable> found = new LinkedHashMap<>();
    for (CatalogTarget target : targets.catalogTargets()) {
      found.putAll(tables.find(target, crawler.key().region()));
    }
    return found;
  }

  private Survey files(Grouping grouping, Recall recall) {
    Detector detector = new Detector(store, classifiers);
    return new Survey(store, sources.readers(), detector, grouping, reach, findings, recall);
  }

  private LakeTargets lakes() {
    return new LakeTargets(store, reach, findings);
  }

  private DynamoTargets dynamo() {
    return new DynamoTargets(
        sources.dynamoDb(), sources.clock(), sources.readers(), reach, findings);
  }

  /** What two targets have in common is one table. */
  private Map<TableName, FoundTable> named(List<FoundTable> found) {
    String database = crawler.input().databaseName();
    String prefix = crawler.input().tablePrefix() == null ? "" : crawler.input().tablePrefix();
    TableNames names = new TableNames(prefix, name -> location(TableName.of(database, name)));
    Map<String, FoundTable> byLocation = new LinkedHashMap<>();
    found.forEach(table -> byLocation.putIfAbsent(table.location(), table));
    Map<TableName, FoundTable> named = new LinkedHashMap<>();
    byLocation
        .values()
        .forEach(table -> named.put(TableName.of(database, names.name(table)), table));
    return named;
  }

  /** Where a table of the catalog is; something that no location is for one without any. */
  private String location(TableName name) {
    return sources
        .catalog()
        .tables()
        .find(name)
        .map(
            table ->
                table.storageDescriptor() == null || table.storageDescriptor().location() == null
                    ? "nowhere"
                    : table.storageDescriptor().location())
        .orElse("");
  }
}
