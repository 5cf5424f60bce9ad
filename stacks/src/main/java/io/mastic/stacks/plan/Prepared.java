package io.mastic.stacks.plan;

import com.fasterxml.jackson.databind.JsonNode;
import io.mastic.stacks.template.Template;
import java.util.Map;

/**
 * A template with the values of its parameters.
 *
 * @param values as given or by default, by names
 * @param parameters evaluated, the pseudo parameters among them
 */
public record Prepared(
    Template template, Map<String, String> values, Map<String, JsonNode> parameters) {

  public Prepared {
    parameters = Map.copyOf(parameters);
  }

  /** What must never be shown. */
  public HiddenValues secrets() {
    return HiddenValues.of(template.parameters(), values);
  }
}
