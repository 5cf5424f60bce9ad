package io.mastic.jobs.run;

import io.mastic.jobs.version.SparkLine;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.Job;

/**
 * How long and how often.
 *
 * @param timeout in minutes; 0 for none, as streaming jobs have it
 * @param attempts how many runs there are at most, the retries included
 * @param maxConcurrentRuns of the job at the same time
 * @param queuing whether a run beyond those waits for its turn
 */
public record RunLimits(int timeout, int attempts, int maxConcurrentRuns, boolean queuing) {

  /** Of a run whose job is gone. */
  static final RunLimits NONE = new RunLimits(0, 1, 1, false);

  private static final int LONGEST_TIMEOUT = 10_080;

  /** A Python shell job has none of the versions of Glue. */
  private static final int SHELL_TIMEOUT = 2880;

  static RunLimits of(Job job, Code code, StartRequest start) {
    return new RunLimits(
        timeout(code, start.timeout() == null ? job.timeout() : start.timeout()),
        1 + Optional.ofNullable(job.maxRetries()).orElse(0),
        maxConcurrentRuns(job),
        Boolean.TRUE.equals(
            start.queuing() == null ? job.jobRunQueuingEnabled() : start.queuing()));
  }

  private static int timeout(Code code, @Nullable Integer minutes) {
    if (minutes != null && minutes > 0) {
      return Math.min(minutes, LONGEST_TIMEOUT);
    }
    return switch (code.kind()) {
      case GLUESTREAMING -> 0;
      case GLUEETL -> SparkLine.SPARK_3_5.at(code.glueVersion()).timeout();
      case PYTHONSHELL -> SHELL_TIMEOUT;
    };
  }

  /** The most runs at the same time; AWS's default is one. */
  private static int maxConcurrentRuns(Job job) {
    Integer most =
        job.executionProperty() == null ? null : job.executionProperty().maxConcurrentRuns();
    return most == null ? 1 : Math.max(1, most);
  }
}
