package io.mastic.crawlers;

import io.mastic.catalog.Catalog;
import io.mastic.catalog.setting.SecurityConfigurations;
import io.mastic.crawlers.crawl.CrawlLogChore;
import io.mastic.crawlers.crawl.CrawlLogs;
import io.mastic.crawlers.crawl.CrawlRun;
import io.mastic.crawlers.crawl.CrawlTask;
import io.mastic.crawlers.crawl.DryRuns;
import io.mastic.crawlers.crawler.ClassifierOperations;
import io.mastic.crawlers.crawler.Classifiers;
import io.mastic.crawlers.crawler.CrawlExpiry;
import io.mastic.crawlers.crawler.CrawlHistory;
import io.mastic.crawlers.crawler.CrawlerOperations;
import io.mastic.crawlers.crawler.Crawlers;
import io.mastic.crawlers.event.EventQueues;
import io.mastic.crawlers.preview.Previews;
import io.mastic.kernel.Db;
import io.mastic.kernel.disk.DiskGuard;
import io.mastic.kernel.expiry.Expiry;
import io.mastic.kernel.expiry.Housekeeping;
import io.mastic.kernel.task.Outbox;
import io.mastic.kernel.task.Tasks;
import io.mastic.objects.ObjectStore;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import software.amazon.awssdk.services.glue.GlueClient;

/** The crawlers: the service that workflows call, and the AWS verbs that the front door calls. */
public final class CrawlerRoom implements AutoCloseable {

  /** By which its retention is set. */
  public static final String NAME = "crawlers";

  /** A file per crawler, below the server's data folder. */
  private static final String LOGS = "logs/aws-glue/crawlers";

  private final Crawlers crawlers;
  private final Classifiers classifiers;
  private final SecurityConfigurations configurations;
  private final Clock clock;
  private final CrawlRun run;
  private final CrawlTask crawls;
  private final Path logs;
  private final ExecutorService readers;
  private final Previews previews;
  private final DryRuns dryRuns;
  private final CrawlHistory history;

  private CrawlerRoom(
      Db db,
      Clock clock,
      Tasks tasks,
      Outbox outbox,
      ObjectStore store,
      Catalog catalog,
      Elsewhere elsewhere) {
    this.clock = clock;
    this.crawlers = new Crawlers(db, clock, tasks, outbox, catalog.tags());
    this.configurations = catalog.securityConfigurations();
    this.classifiers = new Classifiers(db, clock);
    this.readers =
        Executors.newFixedThreadPool(
            Math.max(4, 2 * Runtime.getRuntime().availableProcessors()), CrawlerRoom::reader);
    this.run = new CrawlRun(db, clock, store, catalog, readers, elsewhere.dynamoDb());
    this.previews = new Previews(store, catalog);
    this.history = new CrawlHistory(db);
    this.dryRuns = new DryRuns(run, catalog, clock);
    this.logs = elsewhere.data().resolve(LOGS);
    this.crawls = new CrawlTask(db, clock, crawlers, run, new CrawlLogs(logs, clock));
    tasks.handle(Crawlers.CRAWL, crawls);
  }

  /**
   * What is neither in the database nor in the object store.
   *
   * @param data the server's folder; the crawlers' logs are below it
   * @param dynamoDb where tables of DynamoDB are; empty for nowhere
   */
  public record Elsewhere(Path data, Optional<URI> dynamoDb) {}

  /**
   * Opens the room in that database, with its tables brought up to date; before the tasks start.
   */
  public static CrawlerRoom open(
      Db db,
      Clock clock,
      Tasks tasks,
      Outbox outbox,
      ObjectStore store,
      Catalog catalog,
      Elsewhere elsewhere) {
    db.migrate(NAME);
    return new CrawlerRoom(db, clock, tasks, outbox, store, catalog, elsewhere);
  }

  /** The file that a crawler's crawls are logged in, below a server's folder. */
  public static Path log(Path data, String account, String region, String crawler) {
    return CrawlLogs.file(data.resolve(LOGS), account, region, crawler);
  }

  public Crawlers crawlers() {
    return crawlers;
  }

  /** The first rows of tables. */
  public Previews previews() {
    return previews;
  }

  /** Crawls that were, and why they did what they did. */
  public CrawlHistory history() {
    return history;
  }

  /** Crawls that only tell what they would do. */
  public DryRuns dryRuns() {
    return dryRuns;
  }

  /** The AWS verbs of this room, a class per noun. */
  public List<GlueClient> operations() {
    return List.of(
        new CrawlerOperations(crawlers, clock, configurations),
        new ClassifierOperations(classifiers));
  }

  /** Has crawls wait with their beginning while the disk is full. */
  public void heed(DiskGuard disk) {
    crawls.heed(disk);
  }

  /** Has crawls take S3's events from there. */
  public void take(EventQueues events) {
    run.take(events);
  }

  /** What is forgotten of this room. */
  public List<Expiry> expiries() {
    return List.of(new CrawlExpiry());
  }

  /** What is removed of this room's files. */
  public List<Housekeeping.Chore> chores() {
    return List.of(new CrawlLogChore(logs));
  }

  @Override
  public void close() {
    readers.shutdownNow();
  }

  private static Thread reader(Runnable work) {
    Thread thread = new Thread(work, "crawl-reader");
    thread.setDaemon(true);
    return thread;
  }
}
