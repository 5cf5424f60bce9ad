package io.mastic.jobs.run;

import io.mastic.jobs.process.Place;
import io.mastic.jobs.process.RunEnd;
import io.mastic.jobs.process.RunKey;
import io.mastic.jobs.process.RunStanding;
import io.mastic.jobs.process.RunState;
import io.mastic.jobs.process.RunTimes;
import io.mastic.kernel.Caller;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One run of a job: what it is to do, and how far it is. */
public record Run(
    RunKey key,
    String jobName,
    Attempt attempt,
    StartRequest request,
    RunPlan plan,
    RunStanding standing,
    RunTimes times) {

  public String id() {
    return key.id();
  }

  public RunState state() {
    return standing.state();
  }

  /** AWS's ErrorMessage. */
  public @Nullable String error() {
    return standing.error();
  }

  /** The machine and process that it runs in; null before. */
  public @Nullable Place place() {
    return standing.place();
  }

  /** On whose behalf the run runs. */
  Caller caller() {
    return Caller.root(key.account(), key.region());
  }

  /** A run that has just been asked for. */
  static Run starting(
      RunKey key,
      String jobName,
      Attempt attempt,
      StartRequest request,
      RunPlan plan,
      Instant now) {
    return new Run(
        key, jobName, attempt, request, plan, RunStanding.STARTING, RunTimes.startingAt(now));
  }

  Run in(RunState other) {
    return new Run(key, jobName, attempt, request, plan, standing.in(other), times);
  }

  Run ended(RunEnd end, Instant now) {
    return new Run(key, jobName, attempt, request, plan, standing.ended(end), times.endedAt(now));
  }

  /** The run that tries this one's work again. */
  Run nextTry(Instant now) {
    Attempt next = attempt.after(key.id());
    String id = Attempt.retryId(key.id(), next.number());
    RunKey nextKey = new RunKey(key.account(), key.region(), id);
    return starting(nextKey, jobName, next, request, plan, now);
  }

  /** Is there another try after this one failed? Runs that were stopped or timed out have none. */
  boolean retriedAfter(RunState end) {
    return end == RunState.FAILED && attempt.number() + 1 < plan.limits().attempts();
  }
}
