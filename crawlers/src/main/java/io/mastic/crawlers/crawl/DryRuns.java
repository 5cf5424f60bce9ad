package io.mastic.crawlers.crawl;

import io.mastic.catalog.Catalog;
import io.mastic.catalog.scope.DatabaseName;
import io.mastic.catalog.scope.TableName;
import io.mastic.crawlers.crawl.DryRun.Change;
import io.mastic.crawlers.crawl.DryRun.Planned;
import io.mastic.crawlers.crawl.DryRun.PlannedPartitions;
import io.mastic.crawlers.crawler.CrawlerKey;
import io.mastic.crawlers.crawler.CrawlerRow;
import io.mastic.crawlers.crawler.CrawlerRules;
import io.mastic.crawlers.explain.CrawlFinding;
import io.mastic.crawlers.explain.Findings;
import io.mastic.crawlers.group.FoundTable;
import io.mastic.crawlers.group.FoundTable.FoundPartition;
import io.mastic.crawlers.plan.OutputPolicy;
import io.mastic.crawlers.plan.Stamp;
import io.mastic.crawlers.plan.TableChange;
import io.mastic.crawlers.plan.TablePlan;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.CrawlerState;
import software.amazon.awssdk.services.glue.model.CreateCrawlerRequest;
import software.amazon.awssdk.services.glue.model.Table;
import software.amazon.awssdk.services.glue.model.TableInput;

/**
 * Crawls that only tell what they would do. The crawler need not exist, nothing is written, and no
 * more is looked at than the first files of each target, for some seconds. Every call is made with
 * a caller bound to the thread.
 */
public final class DryRuns {

  /** Of a target; the listing is left off at the end of its page. */
  private static final int MOST_FILES = 5_000;

  private static final Duration LONGEST = Duration.ofSeconds(10);
  private static final int MOST_NOTES = 20;
  private static final int FIRST = 10;
  private static final int BATCH = 500;

  /** At a time; who comes next waits. */
  private final Semaphore room = new Semaphore(2);

  private final CrawlRun run;
  private final Catalog catalog;
  private final Clock clock;

  public DryRuns(CrawlRun run, Catalog catalog, Clock clock) {
    this.run = run;
    this.catalog = catalog;
    this.clock = clock;
  }

  /**
   * Tells what a crawler with these settings would do now.
   *
   * @throws software.amazon.awssdk.services.glue.model.InvalidInputException if they are none
   * @throws CrawlException if the crawl could not be done, and why
   */
  public DryRun of(CreateCrawlerRequest settings) throws InterruptedException {
    CrawlerRules.check(settings);
    CrawlerRules.requireCrawlable(settings);
    room.acquire();
    try {
      return plan(unsaved(settings));
    } finally {
      room.release();
    }
  }

  private CrawlerRow unsaved(CreateCrawlerRequest settings) {
    Instant now = clock.instant();
    return new CrawlerRow(
        CrawlerKey.of(settings.name()),
        settings,
        CrawlerState.READY,
        null,
        null,
        null,
        new CrawlerRow.Edition(1, now, now));
  }

  private DryRun plan(CrawlerRow crawler) throws InterruptedException {
    String database = crawler.input().databaseName();
    List<String> notes = new ArrayList<>();
    boolean ofCatalog = !crawler.input().targets().catalogTargets().isEmpty();
    if (!ofCatalog && catalog.databases().find(DatabaseName.of(database)).isEmpty()) {
      notes.add("There is no database " + database + " yet.");
    }
    OutputPolicy policy = run.policy(crawler);
    Beginning reach = new Beginning();
    Findings findings = new Findings();
    Map<TableName, FoundTable> found = run.survey(crawler, policy, findings, reach);
    findings.kept().stream()
        .filter(finding -> finding.code().isWarning())
        .map(CrawlFinding::sentence)
        .forEach(notes::add);
    CrawlRun.requireFew(found.values(), policy, notes::add);
    TablePlan plan = new TablePlan(policy, new Stamp(crawler.key().name(), "dry-run"));
    List<Planned> tables = new ArrayList<>();
    found.forEach((name, table) -> tables.add(planned(plan, name, table)));
    List<String> gone =
        run.gone(crawler, found.keySet()).stream().map(OwnedTables.Owned::table).toList();
    return new DryRun(
        tables,
        reach.cut ? List.of() : gone,
        notes.subList(0, Math.min(notes.size(), MOST_NOTES)),
        findings.kept(),
        findings.explanations(),
        reach.cut ? DryRun.Scope.BEGINNING : DryRun.Scope.ALL);
  }

  private Planned planned(TablePlan plan, TableName name, FoundTable found) {
    Optional<Table> existing = catalog.tables().find(name);
    TableChange change = plan.decide(found, name.name(), existing);
    TableInput fresh = plan.fresh(found, name.name());
    if (change instanceof TableChange.Create create) {
      return tell(name, found, Change.CREATE, "", create.input(), found.partitions().size());
    }
    if (change instanceof TableChange.Update update) {
      boolean same = update.keys() == TableChange.Keys.SAME;
      return tell(name, found, Change.UPDATE, "", update.input(), added(name, found, same));
    }
    if (change instanceof TableChange.Refresh refresh) {
      return tell(name, found, Change.REFRESH, "", refresh.input(), added(name, found, true));
    }
    if (change instanceof TableChange.Keep keep) {
      boolean same = existing.map(table -> keys(table).equals(found.partitionKeys())).orElse(false);
      return tell(name, found, Change.KEEP, keep.why(), fresh, same ? added(name, found, true) : 0);
    }
    return tell(name, found, Change.SKIP, ((TableChange.Skip) change).why(), fresh, 0);
  }

  private static Planned tell(
      TableName name, FoundTable found, Change change, String why, TableInput input, long added) {
    List<List<String>> first =
        found.partitions().stream().limit(FIRST).map(FoundPartition::values).toList();
    PlannedPartitions partitions = new PlannedPartitions(found.partitions().size(), added, first);
    return new Planned(name.name(), change, why, input, found.stats(), partitions);
  }

  /** How many partitions the catalog does not have. */
  private long added(TableName name, FoundTable found, boolean same) {
    List<List<String>> values = found.partitions().stream().map(FoundPartition::values).toList();
    if (!same) {
      return values.size();
    }
    long there = 0;
    for (int at = 0; at < values.size(); at += BATCH) {
      List<List<String>> some = values.subList(at, Math.min(values.size(), at + BATCH));
      there += catalog.partitions().findAll(name, some).size();
    }
    return values.size() - there;
  }

  private static List<String> keys(Table table) {
    return table.partitionKeys().stream().map(Column::name).toList();
  }

  /** The first files, for some time. */
  private final class Beginning implements Reach {
    private final Instant until = clock.instant().plus(LONGEST);
    private boolean cut;

    @Override
    public void check() {}

    @Override
    public boolean isEnough(long files) {
      cut = cut || files >= MOST_FILES || clock.instant().isAfter(until);
      return cut;
    }
  }
}
