package io.mastic.crawlers.crawl;

import io.mastic.catalog.Catalog;
import io.mastic.catalog.scope.DatabaseName;
import io.mastic.catalog.scope.Scope;
import io.mastic.catalog.scope.TableName;
import io.mastic.contract.Pojos;
import io.mastic.crawlers.crawl.OwnedTables.Owned;
import io.mastic.crawlers.crawler.ClassifierRules;
import io.mastic.crawlers.crawler.ClassifierStore;
import io.mastic.crawlers.crawler.CrawlFilter;
import io.mastic.crawlers.crawler.CrawlRow;
import io.mastic.crawlers.crawler.CrawlStoppedException;
import io.mastic.crawlers.crawler.CrawlStore;
import io.mastic.crawlers.crawler.CrawlerKey;
import io.mastic.crawlers.crawler.CrawlerRow;
import io.mastic.crawlers.crawler.CrawlerRules;
import io.mastic.crawlers.detect.Detector;
import io.mastic.crawlers.detect.FileClassifier;
import io.mastic.crawlers.explain.Findings;
import io.mastic.crawlers.group.FoundTable;
import io.mastic.crawlers.group.TableNames;
import io.mastic.crawlers.memory.CrawlMemory;
import io.mastic.crawlers.plan.OutputPolicy;
import io.mastic.kernel.Db;
import io.mastic.objects.ObjectStore;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import software.amazon.awssdk.services.glue.model.AlreadyExistsException;
import software.amazon.awssdk.services.glue.model.DatabaseInput;
import software.amazon.awssdk.services.glue.model.S3Target;

/**
 * The walk of one crawl: list, detect, infer, group, plan, apply. It may be walked again from its
 * beginning: what was applied before is found to be there already.
 */
public final class CrawlRun {

  private final Db db;
  private final Clock clock;
  private final ObjectStore store;
  private final Catalog catalog;
  private final ExecutorService readers;

  public CrawlRun(Db db, Clock clock, ObjectStore store, Catalog catalog, ExecutorService readers) {
    this.db = db;
    this.clock = clock;
    this.store = store;
    this.catalog = catalog;
    this.readers = readers;
  }

  /**
   * @throws CrawlException if the crawl cannot be done
   * @throws CrawlStoppedException if it was asked to stop
   */
  public void run(CrawlerRow crawler, CrawlRow crawl, CrawlLog log) throws InterruptedException {
    StopSignal stop = new StopSignal(db, clock, crawler.key());
    String database = crawler.input().databaseName();
    makeDatabase(database, log);
    OutputPolicy policy = policy(crawler);
    Findings findings = new Findings();
    CrawlMemory memory = new CrawlMemory(db, crawler.key(), crawl.id());
    memory.begin();
    Recall recall = Recall.by(memory, trust(policy));
    List<FoundTable> found = survey(crawler, policy, findings, stop, recall);
    log.explain(findings);
    log.benchmark("Classification complete, writing results to database " + database);
    requireFew(found, policy, log::info);
    log.info(configured(crawler));
    PartitionWriter partitions = new PartitionWriter(db, clock, catalog, crawl, stop);
    CatalogWriter writer =
        new CatalogWriter(db, clock, catalog, crawl, database, policy, partitions);
    Map<String, FoundTable> named = name(found, crawler);
    for (Map.Entry<String, FoundTable> table : named.entrySet()) {
      stop.check();
      writer.write(table.getValue(), table.getKey()).forEach(log::info);
    }
    for (Owned owned : gone(crawler, named.keySet())) {
      stop.check();
      writer.writeGone(owned).ifPresent(log::info);
    }
    memory.end();
    log.benchmark("Finished writing to Catalog");
  }

  /** A crawl of new folders only is the one that makes no tables. */
  private static Recall.Trust trust(OutputPolicy policy) {
    return policy.creating() == OutputPolicy.Creating.LOG
        ? Recall.Trust.OF_FOLDERS
        : Recall.Trust.OF_FILES;
  }

  /** As AWS's crawler does with one that is missing. */
  private void makeDatabase(String database, CrawlLog log) {
    if (catalog.databases().find(DatabaseName.of(database)).isPresent()) {
      return;
    }
    try {
      DatabaseInput input = DatabaseInput.builder().name(database).build();
      catalog.databases().create(Scope.current(), input, Map.of());
      log.info("Created database " + database);
    } catch (AlreadyExistsException e) {
      // Another crawl was quicker.
      log.info("Database " + database + " is there now");
    }
  }

  OutputPolicy policy(CrawlerRow crawler) {
    OutputPolicy policy =
        OutputPolicy.of(crawler.input().schemaChangePolicy(), crawler.input().configuration());
    return CrawlerRules.isNewFoldersOnly(crawler.input()) && succeededBefore(crawler)
        ? policy.newFoldersOnly()
        : policy;
  }

  private boolean succeededBefore(CrawlerRow crawler) {
    CrawlFilter completed =
        new CrawlFilter(" AND k.state = :completed", Map.of("completed", "COMPLETED"));
    return !db.read(h -> CrawlStore.list(h, crawler.key(), completed, null, 1)).isEmpty();
  }

  List<FoundTable> survey(CrawlerRow crawler, OutputPolicy policy, Findings findings, Reach reach)
      throws InterruptedException {
    return survey(crawler, policy, findings, reach, Recall.NOTHING);
  }

  private List<FoundTable> survey(
      CrawlerRow crawler, OutputPolicy policy, Findings findings, Reach reach, Recall recall)
      throws InterruptedException {
    // The readers are threads without a caller.
    ObjectStore own = store.as(crawler.key().account());
    Detector detector = new Detector(own, classifiers(crawler));
    Survey survey = new Survey(own, readers, detector, policy.grouping(), reach, findings, recall);
    Map<String, FoundTable> byLocation = new LinkedHashMap<>();
    for (S3Target target : crawler.input().targets().s3Targets()) {
      survey.tables(target).forEach(table -> byLocation.putIfAbsent(table.location(), table));
    }
    return List.copyOf(byLocation.values());
  }

  private List<FileClassifier> classifiers(CrawlerRow crawler) {
    List<FileClassifier> applied = new ArrayList<>();
    for (String name : crawler.input().classifiers()) {
      CrawlerKey key = new CrawlerKey(crawler.key().account(), crawler.key().region(), name);
      ClassifierStore.Row row =
          db.read(h -> ClassifierStore.find(h, key))
              .orElseThrow(
                  () -> new CrawlException("Classifier with name " + name + " does not exist."));
      try {
        applied.add(ClassifierRules.applied(row.input()));
      } catch (IllegalArgumentException e) {
        // It was made when more was let through.
        throw new CrawlException("Classifier " + name + " cannot be applied: " + e.getMessage());
      }
    }
    return applied;
  }

  static void requireFew(List<FoundTable> found, OutputPolicy policy, Consumer<String> log) {
    int threshold = policy.tableThreshold().orElse(Integer.MAX_VALUE);
    if (found.size() > threshold) {
      found.forEach(table -> log.accept("Table detected at " + table.location()));
      throw new CrawlException(
          "The number of tables detected by crawler: "
              + found.size()
              + " is greater than the table threshold value provided: "
              + threshold
              + ". Failing crawler without writing to Data Catalog.");
    }
  }

  private String configured(CrawlerRow crawler) {
    String configuration = crawler.input().configuration();
    return "Crawler configured with "
        + (configuration == null || configuration.isBlank()
            ? ""
            : "Configuration " + configuration + " and ")
        + "SchemaChangePolicy "
        + Pojos.json(crawler.show(clock).schemaChangePolicy())
        + ".";
  }

  Map<String, FoundTable> name(List<FoundTable> found, CrawlerRow crawler) {
    String database = crawler.input().databaseName();
    String prefix = crawler.input().tablePrefix() == null ? "" : crawler.input().tablePrefix();
    TableNames names = new TableNames(prefix, name -> location(TableName.of(database, name)));
    Map<String, FoundTable> named = new LinkedHashMap<>();
    found.forEach(table -> named.put(names.name(table), table));
    return named;
  }

  /** Where a table of the catalog is; something that no location is for one without any. */
  private String location(TableName name) {
    return catalog
        .tables()
        .find(name)
        .map(
            table ->
                table.storageDescriptor() == null || table.storageDescriptor().location() == null
                    ? "nowhere"
                    : table.storageDescriptor().location())
        .orElse("");
  }

  /** The tables of this crawler in its targets that this crawl did not find. */
  List<Owned> gone(CrawlerRow crawler, Set<String> found) {
    String database = crawler.input().databaseName();
    Set<String> here = new HashSet<>(found);
    List<String> targets =
        crawler.input().targets().s3Targets().stream().map(CrawlerRules::path).toList();
    return db.read(h -> OwnedTables.list(h, crawler.key())).stream()
        .filter(table -> !(table.database().equals(database) && here.contains(table.table())))
        .filter(table -> targets.stream().anyMatch(target -> isUnder(table.location(), target)))
        .toList();
  }

  private static boolean isUnder(String location, String target) {
    String folder = target.endsWith("/") ? target : target + "/";
    return location.startsWith(folder) || TableNames.sameLocation(location, target);
  }
}
