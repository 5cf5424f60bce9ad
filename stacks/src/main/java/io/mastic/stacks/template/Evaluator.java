package io.mastic.stacks.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;

/** What the pieces of a template come to. */
public final class Evaluator {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Template template;
  private final Map<String, JsonNode> parameters;
  private final Lookup lookup;
  private final Conditions conditions;

  /**
   * For one stack.
   *
   * @param parameters values of parameters and pseudo parameters: texts, or lists of them
   */
  public Evaluator(Template template, Map<String, JsonNode> parameters, Lookup lookup) {
    this.template = template;
    this.parameters = Map.copyOf(parameters);
    this.lookup = lookup;
    this.conditions = new Conditions(template, this);
  }

  /** Whether a condition holds; one that is not named does. */
  public boolean holds(Optional<String> condition) {
    return condition.map(conditions::holds).orElse(true);
  }

  /** Of the resources of a template those whose conditions hold. */
  public boolean has(String logicalId) {
    ResourceSpec resource = template.resources().get(logicalId);
    return resource != null && holds(resource.condition());
  }

  /** The value; empty for {@code AWS::NoValue}. */
  public Optional<JsonNode> evaluate(JsonNode node) {
    if (node.isTextual()) {
      return Optional.of(JSON.textNode(DynamicReference.resolve(node.asText(), lookup)));
    }
    if (node instanceof ArrayNode array) {
      ArrayNode values = JSON.arrayNode();
      array.forEach(item -> evaluate(item).ifPresent(values::add));
      return Optional.of(values);
    }
    if (!(node instanceof ObjectNode object)) {
      return Optional.of(node);
    }
    if (object.size() == 1) {
      Map.Entry<String, JsonNode> only = object.properties().iterator().next();
      if (isFunction(only.getKey())) {
        return function(only.getKey(), only.getValue());
      }
    }
    ObjectNode values = JSON.objectNode();
    object
        .properties()
        .forEach(
            member ->
                evaluate(member.getValue()).ifPresent(value -> values.set(member.getKey(), value)));
    return Optional.of(values);
  }

  private static boolean isFunction(String name) {
    return name.equals("Ref") || name.startsWith("Fn::");
  }

  private Optional<JsonNode> function(String name, JsonNode argument) {
    return switch (name) {
      case "Ref" -> reference(argument.asText());
      case "Fn::If" -> choose(argument);
      case "Fn::GetAtt" -> Optional.of(attribute(argument));
      case "Fn::Sub" -> Optional.of(JSON.textNode(substitute(argument)));
      case "Fn::ImportValue" -> Optional.of(imported(argument));
      case "Fn::FindInMap" -> Optional.of(MappingLookup.find(template.mappings(), argument, this));
      case "Fn::GetAZs" -> Optional.of(zones(argument));
      case "Fn::And", "Fn::Or", "Fn::Not", "Fn::Equals" ->
          Optional.of(JSON.booleanNode(conditions.isTrue(JSON.objectNode().set(name, argument))));
      default -> Optional.of(PureFunctions.call(name, required(argument)));
    };
  }

  JsonNode required(JsonNode argument) {
    return evaluate(argument)
        .orElseThrow(() -> TemplateException.error("AWS::NoValue cannot be used here"));
  }

  private Optional<JsonNode> reference(String name) {
    if (name.equals(PseudoParameters.NO_VALUE)) {
      return Optional.empty();
    }
    if (name.equals("AWS::NotificationARNs")) {
      return Optional.of(JSON.arrayNode());
    }
    JsonNode value = parameters.get(name);
    if (value != null) {
      return Optional.of(value);
    }
    requireResource(name);
    return Optional.of(lookup.reference(name));
  }

  private void requireResource(String name) {
    if (!has(name)) {
      throw TemplateException.format(
          "Unresolved resource dependencies [" + name + "] in the Resources block of the template");
    }
  }

  private JsonNode attribute(JsonNode argument) {
    JsonNode parts = argument.isTextual() ? ShortTag.parts(argument) : argument;
    if (parts.size() != 2) {
      throw TemplateException.error(
          "Fn::GetAtt object requires two non-empty parameters, the resource name and the resource"
              + " attribute");
    }
    String name = parts.get(0).asText();
    requireResource(name);
    return lookup.attribute(name, required(parts.get(1)).asText());
  }

  private Optional<JsonNode> choose(JsonNode argument) {
    if (!argument.isArray() || argument.size() != 3) {
      throw TemplateException.error("Fn::If requires a list argument with three elements");
    }
    boolean holds = conditions.holds(argument.get(0).asText());
    return evaluate(argument.get(holds ? 1 : 2));
  }

  private String substitute(JsonNode argument) {
    JsonNode text = argument.isArray() ? argument.path(0) : argument;
    if (!text.isTextual() || (argument.isArray() && argument.size() != 2)) {
      throw TemplateException.error(
          "One or more Fn::Sub intrinsic functions don't specify expected arguments. Specify a"
              + " string as first argument, and an optional second argument to specify a mapping"
              + " of values to replace in the string");
    }
    String filled =
        Substitution.fill(text.asText(), variable -> variable(variable, argument.path(1)));
    return DynamicReference.resolve(filled, lookup);
  }

  private String variable(String variable, JsonNode own) {
    JsonNode value = own.get(variable);
    if (value != null) {
      return text(required(value), "Fn::Sub");
    }
    Reference reference = Reference.of(variable);
    JsonNode found =
        reference.attribute().isEmpty()
            ? reference(reference.name())
                .orElseThrow(() -> TemplateException.error("AWS::NoValue in Fn::Sub"))
            : attribute(JSON.arrayNode().add(reference.name()).add(reference.attribute()));
    return found.isArray() ? PureFunctions.joined(",", found) : text(found, "Fn::Sub");
  }

  private static String text(JsonNode value, String function) {
    if (value.isContainerNode()) {
      throw TemplateException.error(function + " needs strings, not lists or objects");
    }
    return value.asText();
  }

  private JsonNode imported(JsonNode argument) {
    JsonNode name = required(argument);
    if (!name.isValueNode()) {
      throw TemplateException.error(FunctionShapes.IMPORT);
    }
    return Unknown.isIn(name) ? name : JSON.textNode(lookup.imported(name.asText()));
  }

  /** As many as most regions have. */
  private JsonNode zones(JsonNode argument) {
    JsonNode named = required(argument);
    if (!named.isValueNode()) {
      throw TemplateException.error(FunctionShapes.ZONES);
    }
    String asked = named.asText();
    String region =
        asked.isEmpty()
            ? parameters.getOrDefault("AWS::Region", JSON.textNode("")).asText()
            : asked;
    return JSON.arrayNode().add(region + "a").add(region + "b").add(region + "c");
  }
}
