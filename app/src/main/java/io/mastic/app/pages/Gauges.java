package io.mastic.app.pages;

import io.mastic.kernel.Db;
import io.mastic.kernel.task.Queue;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a server says of its work at this moment, beside the counts and times that it keeps by
 * itself; read anew for a scrape, but not for each of several that come at once.
 */
public final class Gauges {

  private static final Logger LOG = LoggerFactory.getLogger(Gauges.class);
  private static final Duration FRESH = Duration.ofSeconds(3);

  private final Db db;
  private final Standing standing;
  private final Queue queue;
  private final Path data;

  private final MultiGauge runs;
  private final MultiGauge crawlers;
  private final MultiGauge workflowRuns;
  private final MultiGauge due;
  private final MultiGauge connections;
  private volatile double lag;
  private volatile double free;
  private volatile double total;
  private volatile int processes;
  private final String server;
  private long readAt;
  private boolean read;

  /**
   * @param data the data directory, whose disk is watched
   * @param server this server's id
   */
  public Gauges(MeterRegistry registry, Db db, Path data, String server) {
    this.db = db;
    this.standing = new Standing(db);
    this.queue = new Queue(db, Clock.systemUTC());
    this.data = data;
    this.server = server;
    this.runs = gauge(registry, "mastic.runs", "Job runs that have not ended, by state");
    this.crawlers = gauge(registry, "mastic.crawlers", "Crawlers, by state");
    this.workflowRuns =
        gauge(registry, "mastic.workflow.runs", "Runs of workflows that have not ended, by state");
    this.due =
        gauge(
            registry,
            "mastic.tasks.due",
            "Tasks that are due and that no server has taken up, by kind; of the "
                + Queue.COUNTED
                + " oldest");
    this.connections =
        gauge(registry, "mastic.db.connections", "Connections to the database, by pool and use");
    plain(
        registry,
        "mastic.claim.lag.seconds",
        "How long the oldest of those has been due",
        g -> g.lag);
    plain(
        registry, "mastic.disk.free.bytes", "Free on the disk of the data directory", g -> g.free);
    plain(registry, "mastic.disk.total.bytes", "Size of that disk", g -> g.total);
    plain(registry, "mastic.processes", "Runs with a process on this machine", g -> g.processes);
  }

  private static MultiGauge gauge(MeterRegistry registry, String name, String description) {
    return MultiGauge.builder(name).description(description).register(registry);
  }

  private void plain(
      MeterRegistry registry, String name, String description, ToDoubleFunction<Gauges> value) {
    Gauge.builder(name, this, value).description(description).register(registry);
  }

  /** Reads what is older than a few seconds; what cannot be read keeps its value. */
  synchronized void refresh() {
    if (read && System.nanoTime() - readAt < FRESH.toNanos()) {
      return;
    }
    read = true;
    readAt = System.nanoTime();
    show(connections, pools());
    try {
      FileStore disk = Files.getFileStore(data);
      free = disk.getUsableSpace();
      total = disk.getTotalSpace();
      show(runs, rows("state", standing.runs()));
      show(crawlers, rows("state", standing.crawlers()));
      show(workflowRuns, rows("state", standing.workflowRuns()));
      show(due, rows("kind", queue.due()));
      processes = standing.processes(server);
      lag = queue.lag().toMillis() / 1000.0;
    } catch (IOException | RuntimeException e) {
      LOG.warn("some metrics cannot be read", e);
    }
  }

  private List<MultiGauge.Row<Number>> pools() {
    List<MultiGauge.Row<Number>> rows = new ArrayList<>();
    db.connections()
        .forEach(
            (pool, use) ->
                Map.of(
                        "active", use.active(),
                        "idle", use.idle(),
                        "waiting", use.waiting(),
                        "most", use.most())
                    .forEach(
                        (what, amount) ->
                            rows.add(
                                MultiGauge.Row.of(Tags.of("pool", pool, "use", what), amount))));
    return rows;
  }

  private static List<MultiGauge.Row<Number>> rows(String tag, Map<String, Integer> counts) {
    List<MultiGauge.Row<Number>> rows = new ArrayList<>();
    counts.forEach((name, amount) -> rows.add(MultiGauge.Row.of(Tags.of(tag, name), amount)));
    return rows;
  }

  private static void show(MultiGauge gauge, List<MultiGauge.Row<Number>> rows) {
    gauge.register(rows, true);
  }
}
