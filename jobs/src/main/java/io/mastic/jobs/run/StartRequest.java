package io.mastic.jobs.run;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What may differ from run to run of a job; null members leave the job's own setting.
 *
 * @param arguments by {@code --key}; over the trigger's and the job's defaults
 * @param triggerArguments the arguments of the trigger's action
 * @param triggerName the trigger that starts the run; null when a client starts it
 * @param workflowName and {@code workflowRunId}: the workflow run that it belongs to, which the
 *     script sees as {@code --WORKFLOW_NAME} and {@code --WORKFLOW_RUN_ID}
 * @param timeout in minutes
 * @param previousRunId the run that a client wants tried again
 * @param queuing whether the run waits for its turn instead of being refused
 */
public record StartRequest(
    Map<String, String> arguments,
    Map<String, String> triggerArguments,
    @Nullable String triggerName,
    @Nullable String workflowName,
    @Nullable String workflowRunId,
    @Nullable Integer timeout,
    @Nullable Double maxCapacity,
    @Nullable String workerType,
    @Nullable Integer numberOfWorkers,
    @Nullable String executionClass,
    @Nullable String securityConfiguration,
    @Nullable Integer notifyDelayAfter,
    @Nullable String previousRunId,
    @Nullable Boolean queuing) {

  /** A run as a client asks for it, with nothing but arguments. */
  public static StartRequest with(Map<String, String> arguments) {
    return new StartRequest(
        arguments, Map.of(), null, null, null, null, null, null, null, null, null, null, null,
        null);
  }

  /** A run that a trigger starts, in a workflow run or alone. */
  public static StartRequest triggered(
      String triggerName,
      Map<String, String> triggerArguments,
      @Nullable String workflowName,
      @Nullable String workflowRunId) {
    return new StartRequest(
        Map.of(),
        triggerArguments,
        triggerName,
        workflowName,
        workflowRunId,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  /** The same with the action's own timeout, in minutes. */
  public StartRequest withTimeout(@Nullable Integer minutes) {
    return new StartRequest(
        arguments,
        triggerArguments,
        triggerName,
        workflowName,
        workflowRunId,
        minutes,
        maxCapacity,
        workerType,
        numberOfWorkers,
        executionClass,
        securityConfiguration,
        notifyDelayAfter,
        previousRunId,
        queuing);
  }
}
