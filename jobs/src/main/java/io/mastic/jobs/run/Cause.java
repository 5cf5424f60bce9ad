package io.mastic.jobs.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.mastic.jobs.parameter.Parameters;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who starts a run.
 *
 * @param triggerName the trigger that does; null when a client does
 * @param parameters the arguments of the trigger's action
 * @param workflowName and {@code workflowRunId}: the workflow run that it belongs to, which the
 *     script sees as {@code --WORKFLOW_NAME} and {@code --WORKFLOW_RUN_ID}
 * @param predecessors the runs, by their jobs, for whose ends the trigger waited
 */
public record Cause(
    @Nullable String triggerName,
    @JsonProperty("triggerArguments") Parameters parameters,
    @Nullable String workflowName,
    @Nullable String workflowRunId,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> predecessors) {

  public static final Cause CLIENT = new Cause(null, Parameters.NONE, null, null, Map.of());

  public Cause {
    parameters = Objects.requireNonNullElse(parameters, Parameters.NONE);
    predecessors = predecessors == null ? Map.of() : Map.copyOf(predecessors);
  }

  boolean isClient() {
    return triggerName == null;
  }

  /** Adds what Glue tells a run in a workflow of it. */
  public void tell(Map<String, String> arguments) {
    if (workflowName != null && workflowRunId != null) {
      arguments.put("--WORKFLOW_NAME", workflowName);
      arguments.put("--WORKFLOW_RUN_ID", workflowRunId);
    }
  }
}
