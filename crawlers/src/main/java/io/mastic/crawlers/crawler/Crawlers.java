package io.mastic.crawlers.crawler;

import io.mastic.catalog.tag.Tags;
import io.mastic.contract.Errors;
import io.mastic.contract.Pojos;
import io.mastic.kernel.Caller;
import io.mastic.kernel.Db;
import io.mastic.kernel.Ids;
import io.mastic.kernel.Json;
import io.mastic.kernel.Pace;
import io.mastic.kernel.Page;
import io.mastic.kernel.PageToken;
import io.mastic.kernel.change.Publisher;
import io.mastic.kernel.task.Outbox;
import io.mastic.kernel.task.Tasks;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.Crawl;
import software.amazon.awssdk.services.glue.model.CrawlerHistory;
import software.amazon.awssdk.services.glue.model.CrawlerHistoryState;
import software.amazon.awssdk.services.glue.model.CrawlerState;
import software.amazon.awssdk.services.glue.model.CreateCrawlerRequest;
import software.amazon.awssdk.services.glue.model.ScheduleState;
import software.amazon.awssdk.services.glue.model.UpdateCrawlerRequest;

/**
 * The crawlers of an account and region, and their crawls. Every call is made with a {@link Caller}
 * bound to the thread.
 */
public final class Crawlers {

  /** The kind of the task that a crawl is; its key is the crawl's id. */
  public static final String CRAWL = "crawl";

  private final Db db;
  private final Clock clock;
  private final Tasks tasks;
  private final Outbox outbox;
  private volatile Publisher news = Publisher.NOBODY;
  private final Tags tags;
  private final CrawlSchedules schedules;

  public Crawlers(Db db, Clock clock, Tasks tasks, Outbox outbox, Tags tags) {
    this.db = db;
    this.clock = clock;
    this.tasks = tasks;
    this.outbox = outbox;
    this.tags = tags;
    this.schedules = new CrawlSchedules(tasks, clock);
    tasks.handle(
        CrawlSchedules.KIND,
        task -> schedules.fire(task, key -> db.read(h -> CrawlerStore.find(h, key)), this::start));
  }

  public void create(CreateCrawlerRequest request) {
    CreateCrawlerRequest input = request.toBuilder().tags((Map<String, String>) null).build();
    CrawlerRules.check(input);
    CrawlerKey key = CrawlerKey.of(request.name());
    ScheduleState schedule =
        CrawlerRules.hasSchedule(input.schedule()) ? ScheduleState.SCHEDULED : null;
    Instant now = now();
    CrawlerRow crawler =
        new CrawlerRow(
            key,
            input,
            CrawlerState.READY,
            schedule,
            null,
            null,
            new CrawlerRow.Edition(1, now, now));
    db.writeOnly(
        h -> {
          requireClassifiers(h, key, input.classifiers());
          if (!CrawlerStore.insert(h, crawler)) {
            throw CrawlerErrors.exists(request.name());
          }
          tags.put(h, key.arn(), request.tags());
          schedules.set(h, key, input.schedule(), schedule);
        });
  }

  public Optional<CrawlerRow> find(String name) {
    return db.read(h -> CrawlerStore.find(h, CrawlerKey.of(name)));
  }

  public CrawlerRow load(String name) {
    return find(name).orElseThrow(() -> CrawlerErrors.notFound(name));
  }

  /** In the order of names. */
  public Page<CrawlerRow> list(int limit, @Nullable String token) {
    Caller caller = Caller.current();
    List<String> position = position(token, 1);
    String after = position.isEmpty() ? "" : position.get(0);
    List<CrawlerRow> rows =
        db.read(h -> CrawlerStore.list(h, caller.account(), caller.region(), after, limit + 1));
    return Page.cut(rows, limit, crawler -> List.of(crawler.key().name()));
  }

  /** Whether a crawler carries all of these tags. */
  boolean isTagged(CrawlerRow crawler, Map<String, String> wanted) {
    return wanted.isEmpty()
        || tags.load(crawler.key().arn()).entrySet().containsAll(wanted.entrySet());
  }

  /** Replaces what the request says and keeps the rest. */
  void update(UpdateCrawlerRequest request) {
    db.writeOnly(
        h -> {
          CrawlerRow old = loadIdle(h, request.name());
          CreateCrawlerRequest input = Pojos.copy(request, old.input().toBuilder()).build();
          CrawlerRules.check(input);
          CrawlerRules.checkUpdate(old.input(), input);
          requireClassifiers(h, old.key(), input.classifiers());
          setInput(h, old, input);
        });
  }

  /** Sets the schedule; an empty one takes it away. */
  void updateSchedule(String name, @Nullable String expression) {
    db.writeOnly(
        h -> {
          CrawlerRow old = load(h, name);
          CreateCrawlerRequest input = old.input().toBuilder().schedule(expression).build();
          CrawlerRules.check(input);
          setInput(h, old, input);
        });
  }

  private void setInput(Handle h, CrawlerRow old, CreateCrawlerRequest input) {
    boolean same = String.valueOf(old.input().schedule()).equals(String.valueOf(input.schedule()));
    ScheduleState state = same ? old.scheduleState() : ScheduleState.SCHEDULED;
    ScheduleState schedule = CrawlerRules.hasSchedule(input.schedule()) ? state : null;
    CrawlerStore.update(h, old.key(), input, schedule, now());
    if (!same) {
      schedules.set(h, old.key(), input.schedule(), schedule);
    }
  }

  void startSchedule(String name) {
    setSchedule(name, ScheduleState.SCHEDULED);
  }

  void stopSchedule(String name) {
    setSchedule(name, ScheduleState.NOT_SCHEDULED);
  }

  private void setSchedule(String name, ScheduleState wanted) {
    db.writeOnly(
        h -> {
          CrawlerRow crawler = load(h, name);
          boolean start = wanted == ScheduleState.SCHEDULED;
          if (crawler.scheduleState() == null && start) {
            throw CrawlerErrors.noSchedule(name);
          }
          if (crawler.scheduleState()
              != (start ? ScheduleState.NOT_SCHEDULED : ScheduleState.SCHEDULED)) {
            throw start ? CrawlerErrors.scheduled(name) : CrawlerErrors.notScheduled(name);
          }
          CrawlerStore.update(h, crawler.key(), crawler.input(), wanted, now());
          schedules.set(h, crawler.key(), crawler.input().schedule(), wanted);
        });
  }

  /** Deletes a crawler: its history first, in pieces, then what is left of it. */
  void delete(String name) {
    Pace pace = new Pace(200, 500);
    while (!delete(name, pace)) {
      // The next piece.
    }
  }

  private boolean delete(String name, Pace pace) {
    int most = pace.rows();
    return db.write(
        h -> {
          CrawlerRow crawler = loadIdle(h, name);
          if (pace.of(() -> CrawlStore.deleteSome(h, crawler.key(), most)) == most) {
            return false;
          }
          CrawlerStore.delete(h, crawler.key());
          schedules.set(h, crawler.key(), null, null);
          tags.delete(h, crawler.key().arn());
          return true;
        });
  }

  /**
   * Starts a crawl: its row, the crawler's state and the task are one transaction, and join the
   * caller's if there is one.
   *
   * @return the crawl's id
   * @throws software.amazon.awssdk.services.glue.model.EntityNotFoundException if there is no such
   *     crawler
   * @throws software.amazon.awssdk.services.glue.model.CrawlerRunningException if it crawls already
   * @throws software.amazon.awssdk.services.glue.model.OperationNotSupportedException if its
   *     targets are not crawled here
   */
  public String start(String name, StartedBy startedBy) {
    return db.write(
        h -> {
          CrawlerRow crawler = loadIdle(h, name);
          TargetRules.requireCrawlable(crawler.input());
          CrawlRow crawl =
              new CrawlRow(
                  Ids.uuid(),
                  crawler.key(),
                  CrawlerHistoryState.RUNNING,
                  startedBy,
                  Caller.current().principalArn(),
                  new CrawlRow.Span(now(), null),
                  null);
          CrawlStore.insert(h, crawl);
          news.publish(h, CrawlEvents.change(crawl, "RUNNING"));
          CrawlerStore.begin(h, crawler.key(), crawl.id());
          tasks.enqueue(h, CRAWL, crawl.id(), "{}");
          return crawl.id();
        });
  }

  /** Has each new state of a crawl published; at wiring. */
  public void publishTo(Publisher publisher) {
    news = publisher;
  }

  /**
   * Asks a crawl to stop; it ends as CANCELLED.
   *
   * @throws software.amazon.awssdk.services.glue.model.CrawlerNotRunningException if none runs
   * @throws software.amazon.awssdk.services.glue.model.CrawlerStoppingException if it is stopping
   */
  public void stop(String name) {
    db.writeOnly(
        h -> {
          CrawlerRow crawler = load(h, name);
          if (crawler.state() == CrawlerState.READY) {
            throw CrawlerErrors.notRunning(name);
          }
          if (crawler.state() == CrawlerState.STOPPING) {
            throw CrawlerErrors.stopping(name);
          }
          CrawlerStore.setState(h, crawler.key(), CrawlerState.STOPPING);
          CrawlRow current = crawler.current();
          if (current != null) {
            news.publish(h, CrawlEvents.change(current, "STOPPING"));
          }
        });
  }

  /** The crawl with that id, if it is the caller's: its history and, once it ended, its status. */
  public Optional<Crawl> findCrawl(String id) {
    Caller caller = Caller.current();
    return db.read(h -> CrawlStore.find(h, id))
        .filter(
            crawl ->
                crawl.crawler().account().equals(caller.account())
                    && crawl.crawler().region().equals(caller.region()))
        .map(CrawlRow::showInWorkflow);
  }

  /** Ends a crawl: history, state and event are one transaction. Does nothing if it has ended. */
  public void end(CrawlRow crawl, CrawlerHistoryState state, @Nullable String error) {
    db.writeOnly(
        h -> {
          if (!CrawlStore.end(h, crawl.id(), state, error, now())) {
            return;
          }
          CrawlerStore.end(h, crawl.crawler(), crawl.id());
          CrawlRow ended = CrawlStore.find(h, crawl.id()).orElseThrow();
          CatalogChanges changes = changes(h, ended);
          CrawlEvents.ended(db, ended, now());
          news.publish(h, CrawlEvents.change(ended, state.toString()));
          outbox.publish(h, CrawlEnded.TOPIC, Json.write(CrawlEnded.of(ended, changes)));
        });
  }

  /** The history of a crawler, the latest first. */
  public Page<CrawlerHistory> crawls(
      String name, CrawlFilter filter, int limit, @Nullable String token) {
    List<String> position = position(token, 2);
    CrawlStore.Position after =
        position.isEmpty()
            ? null
            : new CrawlStore.Position(Long.parseLong(position.get(0)), position.get(1));
    return db.read(
        h -> {
          CrawlerKey key = load(h, name).key();
          Page<CrawlRow> page =
              Page.cut(
                  CrawlStore.list(h, key, filter, after, limit + 1),
                  limit,
                  crawl -> List.of(String.valueOf(crawl.startedAt().toEpochMilli()), crawl.id()));
          Map<String, CatalogChanges> changes =
              CrawlStore.changes(h, page.items().stream().map(CrawlRow::id).toList());
          return page.map(
              crawl -> crawl.show(changes.getOrDefault(crawl.id(), CatalogChanges.NONE)));
        });
  }

  CrawlTimes times(CrawlerRow crawler) {
    return db.read(
        h -> {
          List<CrawlRow> latest =
              CrawlStore.list(h, crawler.key(), CrawlFilter.ALL, null, CrawlTimes.MOST);
          CatalogChanges last =
              crawler.last() == null ? CatalogChanges.NONE : changes(h, crawler.last());
          return new CrawlTimes(crawler, latest, last);
        });
  }

  private static CatalogChanges changes(Handle h, CrawlRow crawl) {
    return CrawlStore.changes(h, List.of(crawl.id())).getOrDefault(crawl.id(), CatalogChanges.NONE);
  }

  private static CrawlerRow load(Handle h, String name) {
    return CrawlerStore.find(h, CrawlerKey.of(name))
        .orElseThrow(() -> CrawlerErrors.notFound(name));
  }

  private static CrawlerRow loadIdle(Handle h, String name) {
    CrawlerRow crawler = load(h, name);
    if (crawler.state() != CrawlerState.READY) {
      throw CrawlerErrors.running(name);
    }
    return crawler;
  }

  private static void requireClassifiers(Handle h, CrawlerKey crawler, List<String> names) {
    for (String name : names) {
      CrawlerKey key = new CrawlerKey(crawler.account(), crawler.region(), name);
      if (ClassifierStore.find(h, key).isEmpty()) {
        throw Errors.invalidInput("Classifier with name " + name + " does not exist");
      }
    }
  }

  static List<String> position(@Nullable String token, int parts) {
    try {
      return PageToken.decode(token, parts);
    } catch (IllegalArgumentException e) {
      throw Errors.invalidInput(String.valueOf(e.getMessage()));
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
