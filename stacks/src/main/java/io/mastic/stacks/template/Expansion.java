package io.mastic.stacks.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** What is done to a template before it is read: includes and loops. Other macros are refused. */
public final class Expansion {

  private static final Set<String> OWN = Set.of("AWS::LanguageExtensions", "AWS::Include");
  private static final String TRANSFORM = "Fn::Transform";

  private final Map<String, JsonNode> parameters;
  private final UnaryOperator<String> source;

  private Expansion(Map<String, JsonNode> parameters, UnaryOperator<String> source) {
    this.parameters = parameters;
    this.source = source;
  }

  /**
   * Expands a template.
   *
   * @param parameters values by names, which loops and locations may refer to
   * @param source gives the text at a location in S3
   * @throws TemplateException for a macro, and for what is not written rightly
   */
  public static ObjectNode expand(
      ObjectNode tree, Map<String, JsonNode> parameters, UnaryOperator<String> source) {
    refuseMacros(tree);
    Expansion expansion = new Expansion(parameters, source);
    ObjectNode expanded = tree.deepCopy();
    JsonNode transform = expanded.path("Transform");
    if (transform.isObject()) {
      expanded.setAll(expansion.included(transform));
      expanded.remove("Transform");
    }
    return (ObjectNode) expansion.expand(expanded);
  }

  /** The macros that a template asks for beyond what is here, by their names. */
  public static void refuseMacros(ObjectNode tree) {
    List<String> names = new ArrayList<>();
    JsonNode transform = tree.path("Transform");
    if (transform.isTextual()) {
      names.add(transform.asText());
    } else if (transform.isArray()) {
      transform.forEach(each -> names.add(each.path("Name").asText(each.asText())));
    }
    nested(tree, names);
    names.removeIf(OWN::contains);
    if (!names.isEmpty()) {
      throw new TemplateException(
          "Mastic runs no macros; this template needs " + String.join(", ", names) + ".");
    }
  }

  private static void nested(JsonNode node, List<String> names) {
    JsonNode own = node.path(TRANSFORM);
    own = own.isMissingNode() && node.path("Transform").isObject() ? node.path("Transform") : own;
    if (own.isObject() && own.path("Name").isTextual()) {
      names.add(own.path("Name").asText());
    }
    node.forEach(child -> nested(child, names));
  }

  private JsonNode expand(JsonNode node) {
    if (node instanceof ArrayNode array) {
      ArrayNode all = JsonNodeFactory.instance.arrayNode();
      array.forEach(item -> all.add(expand(item)));
      return all;
    }
    if (!(node instanceof ObjectNode object)) {
      return node;
    }
    ObjectNode all = JsonNodeFactory.instance.objectNode();
    object
        .properties()
        .forEach(
            member -> {
              if (member.getKey().equals(TRANSFORM)) {
                all.setAll((ObjectNode) expand(included(member.getValue())));
              } else if (member.getKey().startsWith(ForEach.LOOP)) {
                all.setAll((ObjectNode) expand(loop(member.getKey(), member.getValue())));
              } else {
                all.set(member.getKey(), expand(member.getValue()));
              }
            });
    return all;
  }

  private ObjectNode loop(String key, JsonNode loop) {
    return ForEach.unrolled(key, loop, parameters);
  }

  private ObjectNode included(JsonNode transform) {
    JsonNode location = transform.path("Parameters").path("Location");
    JsonNode named = parameters.get(location.path("Ref").asText());
    String where = named == null ? location.asText() : named.asText();
    if (where.isEmpty()) {
      throw TemplateException.error("AWS::Include needs a Location in S3");
    }
    if (TemplateText.tree(source.apply(where)) instanceof ObjectNode piece) {
      refuseMacros(piece);
      NullValues.refuse(piece);
      return piece;
    }
    throw TemplateException.error("what AWS::Include brings from " + where + " is no object");
  }
}
