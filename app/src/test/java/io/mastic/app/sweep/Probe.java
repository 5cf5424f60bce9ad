package io.mastic.app.sweep;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One request, and what must become of it.
 *
 * @param what is odd about it, for whoever reads that it was answered wrongly
 * @param complaint what a refusal must say; empty if there is nothing to refuse
 * @param secret what no answer may repeat; empty if nothing
 */
public record Probe(
    String operation,
    String what,
    ObjectNode request,
    Outcome outcome,
    String complaint,
    String secret) {

  /** What the server must make of a request. */
  public enum Outcome {
    /** It keeps the model's rules: done, or refused for a reason that the model does not know. */
    KEEPS_THE_RULES,
    /** ValidationException. */
    BREAKS_A_RULE,
    /** SerializationException. */
    DOES_NOT_FIT
  }

  @Override
  public String toString() {
    return operation + " with " + what;
  }
}
