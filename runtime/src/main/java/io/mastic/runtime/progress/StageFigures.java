package io.mastic.runtime.progress;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import org.apache.spark.executor.TaskMetrics;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.StageInfo;
import org.jspecify.annotations.Nullable;

/**
 * A stage as far as it has come. Bytes and records are those of its successful tasks. How unevenly
 * its work is spread shows in its longest task beside its median one.
 */
final class StageFigures {

  /** Durations of so many tasks are remembered for the median; of more, every second one, ... */
  private static final int MOST_DURATIONS = 4_096;

  private final int id;
  private final String name;
  private final int tasks;
  private final long startedAt;
  private long endedAt;
  private @Nullable String failure;
  private int active;
  private int done;
  private int failed;
  private long recordsRead;
  private long bytesRead;
  private long recordsWritten;
  private long bytesWritten;
  private long shuffleRead;
  private long shuffleWritten;
  private long spilled;
  private long cpuNanos;
  private long peakMemory;
  private long longest;
  private long ended;
  private int step = 1;
  private long[] durations = new long[16];
  private int known;

  StageFigures(StageInfo info) {
    this.id = info.stageId();
    this.name = info.name();
    this.tasks = info.numTasks();
    this.startedAt =
        info.submissionTime().isDefined()
            ? (Long) info.submissionTime().get()
            : System.currentTimeMillis();
  }

  int id() {
    return id;
  }

  boolean isOver() {
    return endedAt > 0;
  }

  void taskStarted() {
    active++;
  }

  void taskEnded(SparkListenerTaskEnd end) {
    active = Math.max(0, active - 1);
    if (!end.taskInfo().successful()) {
      failed++;
      return;
    }
    done++;
    remember(end.taskInfo().duration());
    TaskMetrics metrics = end.taskMetrics();
    if (metrics != null) {
      add(metrics);
    }
  }

  private void add(TaskMetrics metrics) {
    recordsRead += metrics.inputMetrics().recordsRead();
    bytesRead += metrics.inputMetrics().bytesRead();
    recordsWritten += metrics.outputMetrics().recordsWritten();
    bytesWritten += metrics.outputMetrics().bytesWritten();
    shuffleRead += metrics.shuffleReadMetrics().totalBytesRead();
    shuffleWritten += metrics.shuffleWriteMetrics().bytesWritten();
    spilled += metrics.diskBytesSpilled();
    cpuNanos += metrics.executorCpuTime();
    peakMemory = Math.max(peakMemory, metrics.peakExecutionMemory());
  }

  void over(StageInfo info) {
    endedAt =
        info.completionTime().isDefined()
            ? (Long) info.completionTime().get()
            : System.currentTimeMillis();
    failure = info.failureReason().isDefined() ? info.failureReason().get() : null;
    active = 0;
  }

  private void remember(long millis) {
    longest = Math.max(longest, millis);
    if (ended++ % step != 0) {
      return;
    }
    if (known == MOST_DURATIONS) {
      for (int i = 0; i < known / 2; i++) {
        durations[i] = durations[2 * i];
      }
      known /= 2;
      step *= 2;
    }
    if (known == durations.length) {
      durations = Arrays.copyOf(durations, 2 * known);
    }
    durations[known++] = millis;
  }

  private long median() {
    long[] sorted = Arrays.copyOf(durations, known);
    Arrays.sort(sorted);
    return known == 0 ? 0 : sorted[known / 2];
  }

  void writeTo(ObjectNode json) {
    json.put("id", id).put("name", name).put("tasks", tasks);
    json.put("active", active).put("done", done).put("failed", failed);
    json.put("startedAt", startedAt).put("endedAt", endedAt);
    if (failure != null) {
      json.put("failure", failure.length() > 2_000 ? failure.substring(0, 2_000) : failure);
    }
    json.put("recordsRead", recordsRead).put("bytesRead", bytesRead);
    json.put("recordsWritten", recordsWritten).put("bytesWritten", bytesWritten);
    json.put("shuffleRead", shuffleRead).put("shuffleWritten", shuffleWritten);
    json.put("spilled", spilled).put("cpuMillis", cpuNanos / 1_000_000);
    json.put("peakMemory", peakMemory);
    json.put("longestTask", longest).put("medianTask", median());
  }
}
