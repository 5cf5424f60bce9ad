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
import io.mastic.crawlers.crawler.CrawlReports;
import io.mastic.crawlers.crawler.CrawlRow;
import io.mastic.crawlers.crawler.CrawlStoppedException;
import io.mastic.crawlers.crawler.CrawlStore;
import io.mastic.crawlers.crawler.CrawlerKey;
import io.mastic.crawlers.crawler.CrawlerRow;
import io.mastic.crawlers.crawler.CrawlerRules;
import io.mastic.crawlers.crawler.EventTarget;
import io.mastic.crawlers.detect.FileClassifier;
import io.mastic.crawlers.event.EventBatch;
import io.mastic.crawlers.event.EventQueues;
import io.mastic.crawlers.explain.CrawlCode;
import io.mastic.crawlers.explain.Findings;
import io.mastic.crawlers.group.FoundTable;
import io.mastic.crawlers.memory.CrawlMemory;
import io.mastic.crawlers.plan.OutputPolicy;
import io.mastic.kernel.Db;
import io.mastic.objects.ObjectStore;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.AlreadyExistsException;
import software.amazon.awssdk.services.glue.model.DatabaseInput;

/**
 * The walk of one crawl: list, detect, infer, group, plan, apply. It may be walked again from its
 * beginning: what was applied before is found to be there already.
 */
public final class CrawlRun {

  private final Db db;
  private final Clock clock;
  private final Catalog catalog;
  private final TargetSurvey.Sources sources;
  private volatile EventQueues queues = EventQueues.NONE;

  /**
   * @param dynamoDb where tables of DynamoDB are; empty for nowhere
   */
  public CrawlRun(
      Db db,
      Clock clock,
      ObjectStore store,
      Catalog catalog,
      ExecutorService readers,
      Optional<URI> dynamoDb) {
    this.db = db;
    this.clock = clock;
    this.catalog = catalog;
    this.sources = new TargetSurvey.Sources(store, catalog, readers, dynamoDb, clock);
  }

  /**
   * @throws CrawlException if the crawl cannot be done
   * @throws CrawlStoppedException if it was asked to stop
   */
  public void run(CrawlerRow crawler, CrawlRow crawl, CrawlLog log) throws InterruptedException {
    StopSignal stop = new StopSignal(db, clock, crawler.key());
    boolean ofCatalog = !crawler.input().targets().catalogTargets().isEmpty();
    if (!ofCatalog) {
      makeDatabase(crawler.input().databaseName(), log);
    }
    OutputPolicy asked = policy(crawler);
    Findings findings = new Findings();
    CrawlMemory memory = new CrawlMemory(db, crawler.key(), crawl.id());
    memory.begin();
    EventBatch events = events(crawler, findings);
    Recall recall = Recall.by(memory, trust(asked), events);
    Map<TableName, FoundTable> found = survey(crawler, asked, findings, stop, recall);
    OutputPolicy policy =
        findings.counts().containsKey(CrawlCode.UNREADABLE_FILE) ? asked.deletingNothing() : asked;
    log.explain(findings);
    db.writeOnly(
        h -> {
          CrawlStore.requireRunning(h, crawl.id());
          CrawlReports.put(h, crawl.id(), findings);
        });
    log.benchmark(
        "Classification complete, writing results to database "
            + (ofCatalog
                ? crawler.input().targets().catalogTargets().get(0).databaseName()
                : crawler.input().databaseName()));
    requireFew(found.values(), policy, log::info);
    log.info(configured(crawler));
    PartitionWriter partitions = new PartitionWriter(db, clock, catalog, crawl, stop);
    CatalogWriter writer = new CatalogWriter(db, clock, catalog, crawl, policy, partitions);
    for (Map.Entry<TableName, FoundTable> table : found.entrySet()) {
      stop.check();
      writer.write(table.getValue(), table.getKey()).forEach(log::info);
    }
    for (Owned owned : gone(crawler, found.keySet())) {
      stop.check();
      writer.writeGone(owned).ifPresent(log::info);
    }
    memory.end();
    if (events != null) {
      events.end();
    }
    log.benchmark("Finished writing to Catalog");
  }

  /** What waits in the queue of a crawler that takes events; null for another one. */
  private @Nullable EventBatch events(CrawlerRow crawler, Findings findings) {
    EventTarget target = EventTarget.of(crawler.input()).orElse(null);
    if (target == null) {
      return null;
    }
    for (String arn : target.queues()) {
      if (!queues.has(arn)) {
        throw new CrawlException("The SQS queue " + arn + " does not exist.");
      }
    }
    EventBatch events = EventBatch.of(queues, target.queue(), target.deadLetters());
    if (events.strange() > 0) {
      findings.add(
          CrawlCode.STRANGE_MESSAGES,
          target.queue(),
          Map.of(
              "count", String.valueOf(events.strange()),
              "fate", events.deadLetters().map(to -> "go to " + to).orElse("are left there")));
    }
    return events;
  }

  /** Has crawls take S3's events from there. */
  public void take(EventQueues from) {
    queues = from;
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
    if (!crawler.input().targets().catalogTargets().isEmpty()) {
      return policy.ofCatalogTargets();
    }
    return CrawlerRules.isNewFoldersOnly(crawler.input()) && succeededBefore(crawler)
        ? policy.newFoldersOnly()
        : policy;
  }

  private boolean succeededBefore(CrawlerRow crawler) {
    CrawlFilter completed =
        new CrawlFilter(" AND k.state = :completed", Map.of("completed", "COMPLETED"));
    return !db.read(h -> CrawlStore.list(h, crawler.key(), completed, null, 1)).isEmpty();
  }

  Map<TableName, FoundTable> survey(
      CrawlerRow crawler, OutputPolicy policy, Findings findings, Reach reach)
      throws InterruptedException {
    return survey(crawler, policy, findings, reach, Recall.NOTHING);
  }

  private Map<TableName, FoundTable> survey(
      CrawlerRow crawler, OutputPolicy policy, Findings findings, Reach reach, Recall recall)
      throws InterruptedException {
    return new TargetSurvey(sources, crawler, classifiers(crawler), reach, findings)
        .tables(policy.grouping(), recall);
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

  static void requireFew(Collection<FoundTable> found, OutputPolicy policy, Consumer<String> log) {
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

  /** The tables of this crawler in its targets that this crawl did not find. */
  List<Owned> gone(CrawlerRow crawler, Set<TableName> found) {
    TargetPlaces places = TargetPlaces.of(crawler.input().targets());
    return db.read(h -> OwnedTables.list(h, crawler.key())).stream()
        .filter(table -> !found.contains(TableName.of(table.database(), table.table())))
        .filter(table -> places.cover(table.location()))
        .toList();
  }
}
