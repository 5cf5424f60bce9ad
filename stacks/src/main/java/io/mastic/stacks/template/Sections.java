package io.mastic.stacks.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Members of a template's sections, read strictly. */
final class Sections {

  private Sections() {}

  static ObjectNode section(ObjectNode tree, String name) {
    return object(tree.path(name), name);
  }

  static ObjectNode object(JsonNode node, String what) {
    if (node.isMissingNode()) {
      return JsonNodeFactory.instance.objectNode();
    }
    if (node instanceof ObjectNode object) {
      return object;
    }
    throw TemplateException.format("Every " + what + " member must be an object.");
  }

  static void known(String where, ObjectNode object, Set<String> names) {
    List<String> unknown =
        List.copyOf(object.properties()).stream()
            .map(member -> member.getKey())
            .filter(name -> !names.contains(name))
            .toList();
    if (!unknown.isEmpty()) {
      throw new TemplateException(
          "Invalid template property or properties ["
              + String.join(", ", unknown)
              + "]"
              + (where.isEmpty() ? "" : " in " + where));
    }
  }

  static Optional<String> text(ObjectNode object, String name) {
    JsonNode value = object.path(name);
    if (value.isMissingNode()) {
      return Optional.empty();
    }
    if (!value.isValueNode()) {
      throw TemplateException.format("Every " + name + " member must be a string.");
    }
    return Optional.of(value.asText());
  }
}
