package io.mastic.jobs.statistics;

import io.mastic.contract.Pojos;
import io.mastic.jobs.process.RunState;
import io.mastic.jobs.work.Work;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.ColumnStatisticsState;
import software.amazon.awssdk.services.glue.model.ColumnStatisticsTaskRun;
import software.amazon.awssdk.services.glue.model.ComputationType;

/** A run as AWS shows it. */
final class StatisticsRunView {

  private static final int LONGEST_MESSAGE = 2048;

  private StatisticsRunView() {}

  static ColumnStatisticsTaskRun of(Work work, Instant now) {
    return Pojos.copy(StatisticsRuns.request(work), ColumnStatisticsTaskRun.builder())
        .columnStatisticsTaskRunId(work.id())
        .customerId(work.key().account())
        .catalogID(work.key().account())
        .status(state(work.state()))
        .computationType(ComputationType.FULL)
        // A process on this machine, in AWS's measure of a worker.
        .workerType("G.1X")
        .numberOfWorkers(1)
        .dpuSeconds(work.times().execution(now).toMillis() / 1000.0)
        .creationTime(work.times().startedAt())
        .startTime(work.times().runningAt())
        .lastUpdated(work.times().modifiedAt())
        .endTime(work.times().completedAt())
        .errorMessage(shortened(work.error()))
        .build();
  }

  /** AWS has no word for a run that is stopping, nor for one whose time was over. */
  static ColumnStatisticsState state(RunState state) {
    return switch (state) {
      case WAITING, STARTING -> ColumnStatisticsState.STARTING;
      case RUNNING, STOPPING -> ColumnStatisticsState.RUNNING;
      case SUCCEEDED -> ColumnStatisticsState.SUCCEEDED;
      case STOPPED -> ColumnStatisticsState.STOPPED;
      case FAILED, TIMEOUT, ERROR, EXPIRED -> ColumnStatisticsState.FAILED;
    };
  }

  private static @Nullable String shortened(@Nullable String message) {
    return message == null || message.length() <= LONGEST_MESSAGE
        ? message
        : message.substring(0, LONGEST_MESSAGE);
  }
}
