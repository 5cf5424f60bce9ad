package io.mastic.jobs.run;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;

/**
 * The event that a run has ended; its payload is one flat JSON object.
 *
 * @param state AWS's name of the state
 * @param attempt 0 for the first run
 * @param last false if the job is tried again after this failure
 */
public record RunEnded(
    @JsonUnwrapped Subject subject,
    String state,
    @Nullable String error,
    int attempt,
    @JsonUnwrapped Starter starter,
    @JsonProperty("final") boolean last) {

  /** Which run. */
  public record Subject(String account, String region, String jobName, String runId) {}

  /** What started it; nulls where nothing did. */
  public record Starter(
      @Nullable String triggerName,
      @Nullable String workflowName,
      @Nullable String workflowRunId) {}

  public static RunEnded of(Run run, boolean last) {
    Cause cause = run.request().cause();
    return new RunEnded(
        new Subject(run.key().account(), run.key().region(), run.jobName(), run.id()),
        run.state().name(),
        run.error(),
        run.attempt().number(),
        new Starter(cause.triggerName(), cause.workflowName(), cause.workflowRunId()),
        last);
  }
}
