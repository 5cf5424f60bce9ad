package io.mastic.stacks.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** {@code Fn::FindInMap}, with the default value of the language extensions. */
final class MappingLookup {

  private MappingLookup() {}

  static JsonNode find(ObjectNode mappings, JsonNode argument, Evaluator evaluator) {
    if (!argument.isArray() || argument.size() < 3 || argument.size() > 4) {
      throw TemplateException.error(
          "every Fn::FindInMap object requires three parameters, the map name, map key and the"
              + " attribute for return value");
    }
    String map = evaluator.required(argument.get(0)).asText();
    String first = evaluator.required(argument.get(1)).asText();
    String second = evaluator.required(argument.get(2)).asText();
    JsonNode value = mappings.path(map).path(first).path(second);
    if (!value.isMissingNode()) {
      return value;
    }
    JsonNode otherwise = argument.path(3).path("DefaultValue");
    if (!otherwise.isMissingNode()) {
      return evaluator.required(otherwise);
    }
    if (!mappings.has(map)) {
      throw TemplateException.error(
          "Mapping named '" + map + "' is not present in the 'Mappings' section of template.");
    }
    throw TemplateException.error(
        "Unable to get mapping for " + map + "::" + first + "::" + second);
  }
}
