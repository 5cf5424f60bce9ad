package io.mastic.crawlers;

import io.mastic.kernel.Caller;
import io.mastic.kernel.Db;
import io.mastic.kernel.Task;
import io.mastic.kernel.TaskHandler;
import java.util.Optional;
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
final class CrawlTask implements TaskHandler {

  private static final Logger LOG = LoggerFactory.getLogger(CrawlTask.class);

  /** Turns after which an error that may pass is taken for one that stays. */
  private static final int TURNS = 3;

  private final Db db;
  private final Crawlers crawlers;
  private final CrawlRun run;
  private final CrawlLogs logs;

  CrawlTask(Db db, Crawlers crawlers, CrawlRun run, CrawlLogs logs) {
    this.db = db;
    this.crawlers = crawlers;
    this.run = run;
    this.logs = logs;
  }

  @Override
  public Outcome run(Task task) throws Exception {
    Optional<Crawl> crawl = db.read(h -> CrawlStore.find(h, task.key())).filter(Crawl::isRunning);
    if (crawl.isPresent()) {
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

  private void crawl(Crawl crawl, int attempts) throws InterruptedException {
    Crawler crawler =
        db.read(h -> CrawlerStore.find(h, crawl.crawler()))
            .orElseThrow(() -> new IllegalStateException("a crawl without its crawler"));
    CrawlLog log = logs.open(crawl);
    CrawlEvents.began(crawl);
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

  private void end(Crawl crawl, CrawlLog log, CrawlerHistoryState state, @Nullable String error) {
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
