package io.mastic.jobs.run;

import io.mastic.jobs.process.Place;
import io.mastic.jobs.process.RunEnd;
import io.mastic.jobs.process.RunKey;
import io.mastic.jobs.process.RunState;
import io.mastic.kernel.Caller;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One run of a job: what it is to do, and how far it is.
 *
 * @param attempt 0 for the first run, 1 for its first retry
 * @param previousId the run that this one tries again
 * @param startedAt when it was asked for (AWS's StartedOn)
 * @param runningAt when its process began; null before
 * @param error AWS's ErrorMessage
 * @param place the machine and process that it runs in; null before
 */
public record JobRun(
    RunKey key,
    String jobName,
    int attempt,
    @Nullable String previousId,
    RunState state,
    StartRequest request,
    RunPlan plan,
    Instant startedAt,
    @Nullable Instant runningAt,
    Instant modifiedAt,
    @Nullable Instant completedAt,
    @Nullable String error,
    @Nullable Place place) {

  private static final String RETRY = "_attempt_";

  public String id() {
    return key.id();
  }

  /** On whose behalf the run runs. */
  Caller caller() {
    return Caller.root(key.account(), key.region());
  }

  /** A run that has just been asked for. */
  static JobRun starting(
      RunKey key,
      String jobName,
      int attempt,
      @Nullable String previousId,
      StartRequest request,
      RunPlan plan,
      Instant now) {
    return new JobRun(
        key,
        jobName,
        attempt,
        previousId,
        RunState.STARTING,
        request,
        plan,
        now,
        null,
        now,
        null,
        null,
        null);
  }

  public JobRun in(RunState other) {
    return new JobRun(
        key,
        jobName,
        attempt,
        previousId,
        other,
        request,
        plan,
        startedAt,
        runningAt,
        modifiedAt,
        completedAt,
        error,
        place);
  }

  public JobRun ended(RunEnd end, Instant now) {
    return new JobRun(
        key,
        jobName,
        attempt,
        previousId,
        end.state(),
        request,
        plan,
        startedAt,
        runningAt,
        now,
        now,
        end.error(),
        place);
  }

  /** The run that tries this one's work again. */
  JobRun nextTry(Instant now) {
    RunKey next = new RunKey(key.account(), key.region(), retryId(key.id(), attempt + 1));
    return starting(next, jobName, attempt + 1, key.id(), request, plan, now);
  }

  /** How long the run has used its process, up to now if it still does. */
  public Duration executionTime(Instant now) {
    if (runningAt == null) {
      return Duration.ZERO;
    }
    Duration time = Duration.between(runningAt, completedAt == null ? now : completedAt);
    return time.isNegative() ? Duration.ZERO : time;
  }

  /** The id of the next try: the first run's id and {@code _attempt_N}. */
  static String retryId(String id, int attempt) {
    int suffix = id.indexOf(RETRY);
    return (suffix < 0 ? id : id.substring(0, suffix)) + RETRY + attempt;
  }

  /** Is there another try after this one failed? Runs that were stopped or timed out have none. */
  boolean retriedAfter(RunState end) {
    return end == RunState.FAILED && attempt + 1 < plan.attempts();
  }
}
