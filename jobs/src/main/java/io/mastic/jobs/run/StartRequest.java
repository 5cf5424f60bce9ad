package io.mastic.jobs.run;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.mastic.jobs.capacity.Sizing;
import io.mastic.jobs.parameter.Parameters;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.Action;

/**
 * What may differ from run to run of a job; null members leave the job's own setting. Rows keep it
 * as one flat JSON object.
 *
 * @param parameters over the trigger's and the job's defaults
 * @param timeout in minutes
 * @param queuing whether the run waits for its turn instead of being refused
 * @param previousRunId the run that a client wants tried again
 */
public record StartRequest(
    @JsonProperty("arguments") Parameters parameters,
    @JsonUnwrapped Cause cause,
    @JsonUnwrapped Sizing sizing,
    @JsonUnwrapped Attributes attributes,
    @Nullable Integer timeout,
    @Nullable Boolean queuing,
    @Nullable String previousRunId) {

  /** A run as a client asks for it, with nothing but arguments. */
  public static StartRequest with(Map<String, String> arguments) {
    return by(Cause.CLIENT, Parameters.of(arguments));
  }

  /** A run that a trigger starts. */
  public static StartRequest triggered(Cause cause) {
    return by(cause, Parameters.NONE);
  }

  private static StartRequest by(Cause cause, Parameters parameters) {
    return new StartRequest(parameters, cause, Sizing.OF_JOB, Attributes.NONE, null, null, null);
  }

  /** The same with what the trigger's action says of time, security and delays. */
  public StartRequest with(Action action) {
    return new StartRequest(
        parameters, cause, sizing, Attributes.of(action), action.timeout(), queuing, previousRunId);
  }
}
