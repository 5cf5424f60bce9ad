package io.mastic.runtime.progress;

import com.sun.management.OperatingSystemMXBean;
import io.mastic.runtime.catalog.ServerCalls;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.spark.SparkConf;
import org.apache.spark.TaskKilled;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerApplicationEnd;
import org.apache.spark.scheduler.SparkListenerStageCompleted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;

/** Sends Glue's figures of a run to CloudWatch's metrics: twice a minute, and at its end. */
public final class MetricsListener extends SparkListener {

  /** Says that a run is to be measured. */
  public static final String WANTED = "spark.mastic.metrics";

  /** Names the run's job. */
  public static final String JOB = "spark.mastic.run.job";

  /** Names the run. */
  public static final String RUN = "spark.mastic.run.id";

  private static final String TARGET = "GraniteServiceVersion20100801.PutMetricData";
  private static final int EVERY_SECONDS = 30;

  private final JobMetrics metrics;
  private final ScheduledExecutorService clock;
  private boolean failed;

  /** As Spark makes its listeners. */
  public MetricsListener(SparkConf conf) {
    metrics = new JobMetrics(conf.get(JOB), conf.get(RUN), System.currentTimeMillis());
    clock =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread thread = new Thread(work, "mastic-metrics");
              thread.setDaemon(true);
              return thread;
            });
    var unused =
        clock.scheduleAtFixedRate(this::send, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
  }

  @Override
  public void onTaskEnd(SparkListenerTaskEnd end) {
    synchronized (metrics) {
      if (end.taskInfo().successful()) {
        metrics.count("numCompletedTasks", 1);
      } else {
        metrics.count(end.reason() instanceof TaskKilled ? "numKilledTasks" : "numFailedTasks", 1);
      }
      if (end.taskMetrics() != null) {
        metrics.count(end.taskMetrics());
      }
    }
  }

  @Override
  public void onStageCompleted(SparkListenerStageCompleted completed) {
    if (completed.stageInfo().failureReason().isEmpty()) {
      synchronized (metrics) {
        metrics.count("numCompletedStages", 1);
      }
    }
  }

  @Override
  public void onApplicationEnd(SparkListenerApplicationEnd end) {
    clock.shutdown();
    send();
  }

  /** A run does not fail for want of figures; that they are not kept is said once. */
  private void send() {
    String body;
    synchronized (metrics) {
      body = metrics.report(driver(), System.currentTimeMillis());
    }
    try {
      ServerCalls.call("monitoring", TARGET, body);
    } catch (IOException | RuntimeException e) {
      if (!failed) {
        failed = true;
        System.err.println("[mastic] metrics of this run are not kept: " + e.getMessage());
      }
    }
  }

  private static JobMetrics.Driver driver() {
    Runtime jvm = Runtime.getRuntime();
    double load =
        ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
            ? Math.max(0, system.getProcessCpuLoad())
            : 0;
    return new JobMetrics.Driver(jvm.totalMemory() - jvm.freeMemory(), jvm.maxMemory(), load);
  }
}
