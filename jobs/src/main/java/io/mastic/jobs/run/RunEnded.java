package io.mastic.jobs.run;

import org.jspecify.annotations.Nullable;

/**
 * The event that a run has ended.
 *
 * @param state AWS's name of the state
 * @param last false if the job is tried again after this failure
 */
public record RunEnded(
    String account,
    String region,
    String jobName,
    String runId,
    String state,
    @Nullable String error,
    int attempt,
    @Nullable String triggerName,
    @Nullable String workflowName,
    @Nullable String workflowRunId,
    @com.fasterxml.jackson.annotation.JsonProperty("final") boolean last) {

  public static RunEnded of(JobRun run, boolean last) {
    return new RunEnded(
        run.key().account(),
        run.key().region(),
        run.jobName(),
        run.id(),
        run.state().name(),
        run.error(),
        run.attempt(),
        run.request().triggerName(),
        run.request().workflowName(),
        run.request().workflowRunId(),
        last);
  }
}
