package io.mastic.runtime.cluster;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.BiConsumer;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.apache.spark.scheduler.SparkListenerJobEnd;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerTaskEnd;

/**
 * Fails what waits for executors that go as soon as they come: a standalone cluster would start
 * them for ever.
 */
public final class ExecutorWatch extends SparkListener {

  /** So many lost, and not one task done between. */
  private static final int TOO_MANY = 12;

  private final BiConsumer<Integer, String> cancel;
  private final Set<Integer> jobs = new LinkedHashSet<>();
  private int lost;

  /** As Spark makes its listeners. */
  public ExecutorWatch() {
    this((job, reason) -> SparkContext.getOrCreate().cancelJob(job, reason));
  }

  ExecutorWatch(BiConsumer<Integer, String> cancel) {
    this.cancel = cancel;
  }

  @Override
  public void onJobStart(SparkListenerJobStart start) {
    jobs.add(start.jobId());
  }

  @Override
  public void onJobEnd(SparkListenerJobEnd end) {
    jobs.remove(end.jobId());
  }

  @Override
  public void onTaskEnd(SparkListenerTaskEnd end) {
    if (end.taskInfo() != null && end.taskInfo().successful()) {
      lost = 0;
    }
  }

  @Override
  public void onExecutorRemoved(SparkListenerExecutorRemoved removed) {
    lost++;
    if (lost >= TOO_MANY) {
      String reason =
          "because the cluster's executors end as soon as they begin ("
              + removed.reason()
              + "); their logs are in the directories of the workers";
      Set.copyOf(jobs).forEach(job -> cancel.accept(job, reason));
      lost = 0;
    }
  }
}
