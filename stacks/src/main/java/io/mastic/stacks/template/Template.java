package io.mastic.stacks.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A template, its parts in their order.
 *
 * @param mappings by name; an object
 * @param conditions not evaluated
 * @param rules an object
 */
public record Template(
    String description,
    Map<String, ParameterSpec> parameters,
    ObjectNode mappings,
    Map<String, JsonNode> conditions,
    ObjectNode rules,
    Map<String, ResourceSpec> resources,
    Map<String, OutputSpec> outputs) {

  public Template {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    conditions = Collections.unmodifiableMap(new LinkedHashMap<>(conditions));
    resources = Collections.unmodifiableMap(new LinkedHashMap<>(resources));
    outputs = Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
  }

  /** One that declares nothing. */
  public static Template empty() {
    ObjectNode none = JsonNodeFactory.instance.objectNode();
    return new Template("", Map.of(), none, Map.of(), none, Map.of(), Map.of());
  }
}
