package io.mastic.kernel.saga;

import java.util.Map;

/**
 * What a handler is given to do or undo a step.
 *
 * @param saga as it stands
 * @param step as it stands, with the note that it left when it waited
 * @param token the same each time that this is tried, and never that of anything else: whoever is
 *     asked twice with it knows that it is the same wish
 * @param outputs of the steps that are done, by their names
 */
public record StepTurn(Saga saga, SagaStep step, String token, Map<String, String> outputs) {

  public StepTurn {
    outputs = Map.copyOf(outputs);
  }
}
