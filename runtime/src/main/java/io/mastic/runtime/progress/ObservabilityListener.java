package io.mastic.runtime.progress;

import io.mastic.runtime.progress.MetricReport.Figure;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.spark.SparkConf;
import org.apache.spark.executor.TaskMetrics;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerApplicationEnd;
import org.apache.spark.scheduler.SparkListenerExecutorAdded;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.apache.spark.scheduler.SparkListenerStageCompleted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.SparkListenerTaskStart;
import org.apache.spark.scheduler.StageInfo;

/**
 * Sends Glue's observability figures of a run to CloudWatch's metrics, twice a minute and at its
 * end: how uneven its stages are, how busy its executors, how full the driver's memory and disk,
 * and what went through each source and sink.
 *
 * @see <a href="https://docs.aws.amazon.com/glue/latest/dg/monitor-observability.html">Glue's
 *     observability metrics</a>
 */
public final class ObservabilityListener extends SparkListener {

  /** Says that a run is to be observed. */
  public static final String WANTED = "spark.mastic.observability";

  private static final String FACTOR =
      "spark.metrics.conf.driver.source.glue.jobPerformance.skewnessFactor";
  private static final int EVERY_SECONDS = 30;
  private static final double GIGABYTE = 1 << 30;
  private static final Map<String, String> PERFORMANCE =
      Map.of("ObservabilityGroup", "job_performance");
  private static final Map<String, String> RESOURCES =
      Map.of("ObservabilityGroup", "resource_utilization");

  private final MetricReport report;
  private final Skewness skewness;
  private final BusyShare busy = new BusyShare();
  private final Flows flows;
  private final ScheduledExecutorService clock;
  private long bytesRead;
  private long bytesWritten;
  private boolean failed;

  /** As Spark makes its listeners. */
  public ObservabilityListener(SparkConf conf) {
    this(conf, Flows.ofRun());
    var unused =
        clock.scheduleAtFixedRate(this::send, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
  }

  ObservabilityListener(SparkConf conf, Flows flows) {
    this.report = MetricReport.of(conf).orElseThrow();
    this.skewness = new Skewness(conf.getDouble(FACTOR, 5));
    this.flows = flows;
    this.clock =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread thread = new Thread(work, "mastic-observability");
              thread.setDaemon(true);
              return thread;
            });
  }

  @Override
  public synchronized void onExecutorAdded(SparkListenerExecutorAdded added) {
    busy.came(added.executorId(), added.time());
  }

  @Override
  public synchronized void onExecutorRemoved(SparkListenerExecutorRemoved removed) {
    busy.went(removed.executorId(), removed.time());
  }

  @Override
  public synchronized void onTaskStart(SparkListenerTaskStart start) {
    busy.began(start.taskInfo().executorId(), start.taskInfo().launchTime());
  }

  @Override
  public synchronized void onTaskEnd(SparkListenerTaskEnd end) {
    busy.ended(end.taskInfo().executorId(), end.taskInfo().finishTime());
    if (end.taskInfo().successful()) {
      skewness.task(end.stageId(), end.taskInfo().duration());
    }
    TaskMetrics task = end.taskMetrics();
    if (task != null) {
      bytesRead += task.inputMetrics().bytesRead();
      bytesWritten += task.outputMetrics().bytesWritten();
    }
  }

  @Override
  public synchronized void onStageCompleted(SparkListenerStageCompleted completed) {
    StageInfo stage = completed.stageInfo();
    if (stage.submissionTime().isDefined() && stage.completionTime().isDefined()) {
      skewness.over(
          stage.stageId(),
          (Long) stage.completionTime().get() - (Long) stage.submissionTime().get());
    }
  }

  @Override
  public void onApplicationEnd(SparkListenerApplicationEnd end) {
    clock.shutdown();
    send();
  }

  /** A run does not fail for want of figures; that they are not kept is said once. */
  private void send() {
    try {
      report.send(figures(System.currentTimeMillis()));
    } catch (IOException | RuntimeException e) {
      if (!failed) {
        failed = true;
        System.err.println("[mastic] observability metrics of this run are not kept: " + e);
      }
    }
  }

  synchronized List<Figure> figures(long now) {
    List<Figure> figures = new ArrayList<>();
    figures.add(gauge("skewness.stage", "Count", skewness.ofStages(), PERFORMANCE));
    figures.add(gauge("skewness.job", "Count", skewness.ofJob(), PERFORMANCE));
    figures.add(gauge("workerUtilization", "None", busy.take(now), RESOURCES));
    MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
    MemoryUsage other = ManagementFactory.getMemoryMXBean().getNonHeapMemoryUsage();
    double inHeap = (double) heap.getUsed();
    double beside = (double) other.getUsed();
    double most = (double) heap.getMax();
    // What is beside the heap has no bound of its own: what it has already is what there is.
    double bound = (double) (other.getMax() < 0 ? other.getCommitted() : other.getMax());
    memory(figures, "heap", inHeap, most);
    memory(figures, "non-heap", beside, bound);
    memory(figures, "total", inHeap + beside, most + bound);
    disk(figures, new File(System.getProperty("java.io.tmpdir")));
    throughput(figures);
    return figures;
  }

  private static Figure gauge(
      String name, String unit, double value, Map<String, String> dimensions) {
    return new Figure("glue.driver." + name, "gauge", unit, value, dimensions);
  }

  private static void memory(List<Figure> figures, String of, double used, double bound) {
    String name = "memory." + of + ".";
    figures.add(gauge(name + "available", "Bytes", Math.max(0, bound - used), RESOURCES));
    figures.add(gauge(name + "used", "Bytes", used, RESOURCES));
    figures.add(gauge(name + "used.percentage", "None", percent(used, bound), RESOURCES));
  }

  private static void disk(List<Figure> figures, File place) {
    double all = (double) place.getTotalSpace();
    double free = (double) place.getUsableSpace();
    figures.add(gauge("disk.available_GB", "Gigabytes", free / GIGABYTE, RESOURCES));
    figures.add(gauge("disk.used_GB", "Gigabytes", (all - free) / GIGABYTE, RESOURCES));
    figures.add(gauge("disk.used.percentage", "None", percent(all - free, all), RESOURCES));
  }

  private static double percent(double part, double whole) {
    return whole <= 0 ? 0 : 100 * part / whole;
  }

  private void throughput(List<Figure> figures) {
    if (bytesRead > 0) {
      figures.add(gauge("bytesRead", "Bytes", (double) bytesRead, place("Source", "ALL")));
    }
    if (bytesWritten > 0) {
      figures.add(gauge("bytesWritten", "Bytes", (double) bytesWritten, place("Sink", "ALL")));
    }
    flows.each(
        (way, location, files, rows) -> {
          boolean read = way == Flows.Way.READ;
          Map<String, String> where = place(read ? "Source" : "Sink", location);
          String done = read ? "Read" : "Written";
          figures.add(gauge("records" + done, "Count", (double) rows, where));
          figures.add(gauge("files" + done, "Count", (double) files, where));
        });
  }

  /** As Glue names a place: in ASCII, of 500 characters at most. */
  static Map<String, String> place(String dimension, String location) {
    String ascii = location.replaceAll("[^\\x20-\\x7e]", "");
    String name = ascii.isEmpty() ? "<non-ASCII input>" : ascii;
    return Map.of(
        "ObservabilityGroup",
        "resource_utilization",
        dimension,
        name.substring(0, Math.min(500, name.length())));
  }
}
