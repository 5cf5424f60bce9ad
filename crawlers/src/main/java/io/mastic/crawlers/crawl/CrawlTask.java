package io.mastic.crawlers.crawl;

import io.mastic.crawlers.crawler.CrawlEvents;
import io.mastic.crawlers.crawler.CrawlRow;
import io.mastic.crawlers.crawler.CrawlStoppedException;
import io.mastic.crawlers.crawler.CrawlStore;
import io.mastic.crawlers.crawler.CrawlerKey;
import io.mastic.crawlers.crawler.CrawlerRow;
import io.mastic.crawlers.crawler.CrawlerStore;
import io.mastic.crawlers.crawler.Crawlers;
import io.mastic.kernel.Caller;
import io.mastic.kernel.Db;
import io.mastic.kernel.disk.DiskGuard;
import io.mastic.kernel.task.Task;
import io.mastic.kernel.task.TaskHandler;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.glue.model.CrawlerHistoryState;
import software.amazon.awssdk.services.glue.model.CrawlerState;
import software.amazon.awssdk.services.glue.model.GlueException;

/**
 * Brings a crawl to its end, whatever happens: a crawl whose server died is walked again by the
 * next one, and a crawl that fails ends as FAILED with what went wrong.
 */
public final class CrawlTask implements TaskHandler {

  private static final Logger LOG = LoggerFactory.getLogger(CrawlTask.class);

  /** Turns after which an error that may pass is taken for one that stays. */
  private static final int TURNS = 3;

  /** How soon a crawl that waits for the disk looks again. */
  private static final Duration PAUSE = Duration.ofSeconds(10);

  private final Db db;
  private final Clock clock;
  private final Crawlers crawlers;
  private final CrawlRun run;
  private final CrawlLogs logs;
  private final Set<String> waiting = ConcurrentHashMap.newKeySet();
  private volatile @Nullable DiskGuard disk;

  public CrawlTask(Db db, Clock clock, Crawlers crawlers, CrawlRun run, CrawlLogs logs) {
    this.db = db;
    this.clock = clock;
    this.crawlers = crawlers;
    this.run = run;
    this.logs = logs;
  }

  @Override
  public Outcome run(Task task) throws Exception {
    Optional<CrawlRow> crawl =
        db.read(h -> CrawlStore.find(h, task.key())).filter(CrawlRow::isRunning);
    if (crawl.isPresent() && mustWait(crawl.get())) {
      return TaskHandler.again(clock.instant().plus(PAUSE));
    }
    if (crawl.isPresent()) {
      waiting.remove(crawl.get().id());
      CrawlerKey key = crawl.get().crawler();
      Caller caller = new Caller(key.account(), key.region(), crawl.get().principal());
      caller.call(
          () -> {
            crawl(crawl.get(), task.attempts());
            return true;
          });
    }
    return DONE;
  }

  public void heed(DiskGuard guard) {
    disk = guard;
  }

  /** A crawl that is asked to stop ends, however full the disk is. */
  private boolean mustWait(CrawlRow crawl) {
    DiskGuard guard = disk;
    Optional<String> refusal = guard == null ? Optional.empty() : guard.refusal();
    boolean waits =
        refusal.isPresent()
            && db.read(h -> CrawlerStore.find(h, crawl.crawler()))
                .filter(crawler -> crawler.state() != CrawlerState.STOPPING)
                .isPresent();
    if (waits && waiting.add(crawl.id())) {
      logs.open(crawl).warn(refusal.get() + "; the crawl begins when there is room");
    }
    return waits;
  }

  private void crawl(CrawlRow crawl, int attempts) throws InterruptedException {
    CrawlerRow crawler =
        db.read(h -> CrawlerStore.find(h, crawl.crawler()))
            .orElseThrow(() -> new IllegalStateException("a crawl without its crawler"));
    CrawlLog log = logs.open(crawl);
    if (attempts == 0) {
      // Of a crawl that is walked again it has been said.
      CrawlEvents.began(crawl);
    }
    log.benchmark("Running Start Crawl for Crawler " + crawl.crawler().name());
    try {
      if (crawler.state() == CrawlerState.STOPPING) {
        throw new CrawlStoppedException();
      }
      run.run(crawler, crawl, log);
      end(crawl, log, CrawlerHistoryState.COMPLETED, null);
    } catch (CrawlStoppedException e) {
      end(crawl, log, CrawlerHistoryState.STOPPED, null);
    } catch (CrawlException | GlueException e) {
      end(crawl, log, CrawlerHistoryState.FAILED, message(e));
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      if (Thread.currentThread().isInterrupted() || attempts + 1 < TURNS) {
        throw e;
      }
      LOG.error("crawl {} of {} failed", crawl.id(), crawl.crawler(), e);
      end(crawl, log, CrawlerHistoryState.FAILED, "Internal Service Exception: " + e);
    }
  }

  private void end(
      CrawlRow crawl, CrawlLog log, CrawlerHistoryState state, @Nullable String error) {
    if (error != null) {
      log.error(error);
    }
    if (state == CrawlerHistoryState.STOPPED) {
      log.info("The crawl was stopped");
    }
    crawlers.end(crawl, state, error == null ? null : shortened(error));
    log.benchmark("Crawler has finished running and is in state READY");
  }

  private static String message(RuntimeException e) {
    return e instanceof GlueException glue && glue.awsErrorDetails() != null
        ? glue.awsErrorDetails().errorMessage()
        : String.valueOf(e.getMessage());
  }

  /** AWS's limit of an error message. */
  private static String shortened(String message) {
    return message.length() <= 2048 ? message : message.substring(0, 2048);
  }
}
