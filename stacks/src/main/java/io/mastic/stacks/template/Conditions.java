package io.mastic.stacks.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The conditions of a template, each decided once. */
final class Conditions {

  private final Template template;
  private final Evaluator evaluator;
  private final Map<String, Boolean> decided = new HashMap<>();
  private final Set<String> open = new HashSet<>();

  Conditions(Template template, Evaluator evaluator) {
    this.template = template;
    this.evaluator = evaluator;
  }

  boolean holds(String name) {
    Boolean known = decided.get(name);
    if (known != null) {
      return known;
    }
    JsonNode condition = template.conditions().get(name);
    if (condition == null) {
      throw TemplateException.format(
          "Unresolved condition dependency " + name + " in the template");
    }
    if (!open.add(name)) {
      throw TemplateException.format(
          "Found circular condition dependency between conditions " + open);
    }
    boolean holds = isTrue(condition);
    open.remove(name);
    decided.put(name, holds);
    return holds;
  }

  // What is no function falls through to being a value.
  @SuppressWarnings("StatementSwitchToExpressionSwitch")
  boolean isTrue(JsonNode node) {
    JsonNode only = node.isObject() && node.size() == 1 ? node.elements().next() : null;
    if (only != null) {
      switch (node.fieldNames().next()) {
        case "Condition":
          return holds(named(only));
        case "Fn::And":
          return several("Fn::And", only).allMatch(this::isTrue);
        case "Fn::Or":
          return several("Fn::Or", only).anyMatch(this::isTrue);
        case "Fn::Not":
          return !isTrue(operands("Fn::Not", only, 1).get(0));
        case "Fn::Equals":
          operands("Fn::Equals", only, 2);
          return same(value(only.get(0)), value(only.get(1)));
        case "Fn::Contains":
          operands("Fn::Contains", only, 2);
          return contains(value(only.get(0)), value(only.get(1)));
        case "Fn::EachMemberIn":
          operands("Fn::EachMemberIn", only, 2);
          JsonNode all = value(only.get(1));
          return stream(value(only.get(0))).allMatch(each -> contains(all, each));
        case "Fn::EachMemberEquals":
          operands("Fn::EachMemberEquals", only, 2);
          JsonNode wanted = value(only.get(1));
          return stream(value(only.get(0))).allMatch(each -> same(each, wanted));
        default:
          break;
      }
    }
    JsonNode value = value(node);
    if (value.asText().equals("true") || value.asText().equals("false")) {
      return value.asText().equals("true");
    }
    throw TemplateException.error("every condition must come to true or false: " + node);
  }

  private static String named(JsonNode name) {
    if (!name.isTextual()) {
      throw TemplateException.error("every Condition object must have a single String value.");
    }
    return name.asText();
  }

  private JsonNode value(JsonNode node) {
    return evaluator.required(node);
  }

  private static boolean same(JsonNode one, JsonNode other) {
    boolean texts = one.isValueNode() && other.isValueNode();
    return texts ? one.asText().equals(other.asText()) : one.equals(other);
  }

  private static boolean contains(JsonNode list, JsonNode value) {
    return stream(list).anyMatch(each -> same(each, value));
  }

  private static Stream<JsonNode> stream(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }

  private static Stream<JsonNode> several(String name, JsonNode list) {
    if (!list.isArray() || list.size() < 2 || list.size() > 10) {
      throw TemplateException.error(
          "every "
              + name
              + " object requires a list of at least 2 and at most 10 boolean"
              + " parameters.");
    }
    return stream(list);
  }

  private static JsonNode operands(String name, JsonNode list, int count) {
    if (!list.isArray() || list.size() != count) {
      throw TemplateException.error(
          "every " + name + " object requires a list of " + count + " parameters.");
    }
    return list;
  }
}
