package io.mastic.stacks.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What a piece of a template refers to.
 *
 * @param attribute empty for {@code Ref}
 */
public record Reference(String name, String attribute) {

  private static final String GET_ATT = "Fn::GetAtt";

  /** All that a piece refers to, in every branch of it. */
  public static Set<Reference> in(JsonNode tree) {
    Set<Reference> found = new LinkedHashSet<>();
    collect(tree, found);
    return found;
  }

  static Reference of(String variable) {
    int dot = variable.indexOf('.');
    return dot < 0
        ? new Reference(variable, "")
        : new Reference(variable.substring(0, dot), variable.substring(dot + 1));
  }

  private static void collect(JsonNode node, Set<Reference> found) {
    if (node.isObject() && node.size() == 1) {
      if (node.path("Ref").isTextual()) {
        found.add(new Reference(node.path("Ref").asText(), ""));
        return;
      }
      if (node.has(GET_ATT)) {
        JsonNode value = node.get(GET_ATT);
        JsonNode parts = value.isTextual() ? ShortTag.parts(value) : value;
        found.add(new Reference(parts.path(0).asText(), attribute(parts)));
        return;
      }
      if (node.has("Fn::Sub")) {
        inSub(node.get("Fn::Sub"), found);
        return;
      }
    }
    node.forEach(child -> collect(child, found));
  }

  private static String attribute(JsonNode parts) {
    return parts.path(1).isTextual() ? parts.path(1).asText() : "?";
  }

  private static void inSub(JsonNode value, Set<Reference> found) {
    JsonNode own = value.path(1);
    for (String variable : Substitution.variables(value.path(0).asText(value.asText()))) {
      if (!own.has(variable)) {
        found.add(of(variable));
      }
    }
    own.forEach(child -> collect(child, found));
  }
}
