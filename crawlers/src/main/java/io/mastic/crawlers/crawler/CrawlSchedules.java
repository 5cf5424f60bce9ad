package io.mastic.crawlers.crawler;

import com.fasterxml.jackson.databind.JsonNode;
import io.mastic.kernel.Caller;
import io.mastic.kernel.Json;
import io.mastic.kernel.task.Task;
import io.mastic.kernel.task.TaskHandler;
import io.mastic.kernel.task.Tasks;
import io.mastic.kernel.time.Schedule;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.glue.model.CrawlerRunningException;
import software.amazon.awssdk.services.glue.model.OperationNotSupportedException;
import software.amazon.awssdk.services.glue.model.ScheduleState;

/** Crawlers' schedules as tasks: one per scheduled crawler, due when it crawls next. */
final class CrawlSchedules {

  static final String KIND = "crawl-schedule";

  private static final Logger LOG = LoggerFactory.getLogger(CrawlSchedules.class);

  private final Tasks tasks;
  private final Clock clock;

  CrawlSchedules(Tasks tasks, Clock clock) {
    this.tasks = tasks;
    this.clock = clock;
  }

  /** Replaces a crawler's schedule; none, or one that is not started, takes it away. */
  void set(
      Handle h, CrawlerKey crawler, @Nullable String expression, @Nullable ScheduleState state) {
    String key = crawler.arn();
    tasks.cancel(h, KIND, key);
    if (expression == null || state != ScheduleState.SCHEDULED) {
      return;
    }
    String payload =
        Json.write(
            Map.of(
                "account", crawler.account(),
                "region", crawler.region(),
                "name", crawler.name()));
    Schedule.parse(expression)
        .next(clock.instant())
        .ifPresent(due -> tasks.enqueue(h, KIND, key, due, payload));
  }

  /** Starts a crawl, unless one runs, and waits for the next time. */
  TaskHandler.Outcome fire(
      Task task,
      Function<CrawlerKey, Optional<CrawlerRow>> find,
      BiConsumer<String, StartedBy> start) {
    JsonNode payload = Json.read(task.payload());
    CrawlerKey key =
        new CrawlerKey(
            payload.path("account").asText(),
            payload.path("region").asText(),
            payload.path("name").asText());
    Optional<CrawlerRow> crawler =
        find.apply(key).filter(found -> found.scheduleState() == ScheduleState.SCHEDULED);
    if (crawler.isEmpty()) {
      return TaskHandler.DONE;
    }
    try {
      Caller.root(key.account(), key.region())
          .run(() -> start.accept(key.name(), StartedBy.NOBODY_ELSE));
    } catch (CrawlerRunningException e) {
      // As on AWS, a crawl that is still under way when the next is due takes its place.
    } catch (OperationNotSupportedException e) {
      LOG.warn("{}", e.awsErrorDetails().errorMessage());
    }
    return Schedule.parse(crawler.get().input().schedule())
        .next(clock.instant())
        .map(TaskHandler::again)
        .orElse(TaskHandler.DONE);
  }
}
