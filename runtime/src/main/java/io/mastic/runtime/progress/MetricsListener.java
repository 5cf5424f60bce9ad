package io.mastic.runtime.progress;

import com.sun.management.OperatingSystemMXBean;
import io.mastic.runtime.catalog.ServerCalls;
import io.mastic.runtime.progress.ExecutorFigures.Gauge;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.spark.SparkConf;
import org.apache.spark.TaskKilled;
import org.apache.spark.executor.ExecutorMetrics;
import org.apache.spark.network.util.JavaUtils;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerApplicationEnd;
import org.apache.spark.scheduler.SparkListenerBlockUpdated;
import org.apache.spark.scheduler.SparkListenerEvent;
import org.apache.spark.scheduler.SparkListenerExecutorAdded;
import org.apache.spark.scheduler.SparkListenerExecutorMetricsUpdate;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.apache.spark.scheduler.SparkListenerStageCompleted;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.sql.streaming.StreamingQueryListener.QueryProgressEvent;
import org.apache.spark.storage.BlockUpdatedInfo;
import scala.collection.JavaConverters;

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
  private final ExecutorFigures executors;
  private final BytesOfS3 bytes = new BytesOfS3();
  private final ScheduledExecutorService clock;
  private boolean failed;

  /** As Spark makes its listeners. */
  public MetricsListener(SparkConf conf) {
    metrics = new JobMetrics(conf.get(JOB), conf.get(RUN), System.currentTimeMillis());
    executors =
        new ExecutorFigures(JavaUtils.byteStringAsBytes(conf.get("spark.executor.memory", "1g")));
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
        executors.taskEnded(end.stageId());
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
  public void onStageSubmitted(SparkListenerStageSubmitted submitted) {
    synchronized (metrics) {
      executors.stageBegan(submitted.stageInfo().stageId(), submitted.stageInfo().numTasks());
    }
  }

  @Override
  public void onStageCompleted(SparkListenerStageCompleted completed) {
    synchronized (metrics) {
      executors.stageEnded(completed.stageInfo().stageId());
      if (completed.stageInfo().failureReason().isEmpty()) {
        metrics.count("numCompletedStages", 1);
      }
    }
  }

  @Override
  public void onExecutorAdded(SparkListenerExecutorAdded added) {
    synchronized (metrics) {
      executors.added(added.executorId(), added.executorInfo().totalCores());
    }
  }

  @Override
  public void onExecutorRemoved(SparkListenerExecutorRemoved removed) {
    synchronized (metrics) {
      executors.removed(removed.executorId());
    }
  }

  @Override
  public void onExecutorMetricsUpdate(SparkListenerExecutorMetricsUpdate update) {
    synchronized (metrics) {
      for (ExecutorMetrics each :
          JavaConverters.asJavaCollection(update.executorUpdates().values())) {
        executors.uses(update.execId(), each.getMetricValue("JVMHeapMemory"));
      }
    }
  }

  @Override
  public void onBlockUpdated(SparkListenerBlockUpdated updated) {
    BlockUpdatedInfo block = updated.blockUpdatedInfo();
    synchronized (metrics) {
      executors.kept(block.blockManagerId().executorId(), block.blockId().name(), block.diskSize());
    }
  }

  /** Of a stream's news those of batches that had something to do. */
  @Override
  public void onOtherEvent(SparkListenerEvent event) {
    if (event instanceof QueryProgressEvent progress
        && progress.progress().durationMs().containsKey("addBatch")) {
      Long millis = progress.progress().durationMs().get("triggerExecution");
      synchronized (metrics) {
        metrics.batch(progress.progress().numInputRows(), millis == null ? 0 : millis);
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
      body = metrics.report(gauges(), System.currentTimeMillis());
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

  private List<Gauge> gauges() {
    Runtime jvm = Runtime.getRuntime();
    List<Gauge> all =
        new ArrayList<>(
            executors.gauges(
                new ExecutorFigures.Jvm(jvm.totalMemory() - jvm.freeMemory(), jvm.maxMemory())));
    double load =
        ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
            ? Math.max(0, system.getProcessCpuLoad())
            : 0;
    BytesOfS3.Moved moved = bytes.since();
    for (String of :
        executors.isAlone()
            ? List.of(ExecutorFigures.DRIVER, "ALL")
            : List.of(ExecutorFigures.DRIVER)) {
      all.add(new Gauge("glue." + of + ".system.cpuSystemLoad", "Percent", load));
      all.add(
          new Gauge("glue." + of + ".s3.filesystem.read_bytes", "Bytes", (double) moved.read()));
      all.add(
          new Gauge(
              "glue." + of + ".s3.filesystem.write_bytes", "Bytes", (double) moved.written()));
    }
    return all;
  }
}
