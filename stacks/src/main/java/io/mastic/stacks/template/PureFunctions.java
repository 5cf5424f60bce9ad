package io.mastic.stacks.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The functions that need nothing but their arguments. */
final class PureFunctions {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private PureFunctions() {}

  /**
   * Calls one.
   *
   * @param argument evaluated
   */
  static JsonNode call(String name, JsonNode argument) {
    if (name.equals("Fn::Join")) {
      return join(argument);
    }
    if (Unknown.isIn(argument)) {
      return Unknown.from(name, argument);
    }
    return switch (name) {
      case "Fn::Select" -> select(argument);
      case "Fn::Split" -> split(argument);
      case "Fn::Base64" -> base64(argument);
      case "Fn::Cidr" -> Cidr.blocks(argument);
      case "Fn::Length" -> JSON.numberNode(list(name, argument).size());
      case "Fn::ToJsonString" -> jsonString(argument);
      case "Fn::Transform" ->
          throw TemplateException.error("Mastic runs no macros: " + argument.path("Name").asText());
      default -> throw FunctionShapes.unsupported(name);
    };
  }

  private static JsonNode base64(JsonNode argument) {
    if (!argument.isValueNode()) {
      throw TemplateException.error(FunctionShapes.BASE64);
    }
    byte[] bytes = argument.asText().getBytes(StandardCharsets.UTF_8);
    return JSON.textNode(Base64.getEncoder().encodeToString(bytes));
  }

  private static JsonNode jsonString(JsonNode argument) {
    if (!argument.isContainerNode()) {
      throw TemplateException.error(FunctionShapes.JSON_STRING);
    }
    return JSON.textNode(argument.toString());
  }

  private static ArrayNode list(String name, JsonNode argument) {
    if (argument instanceof ArrayNode array) {
      return array;
    }
    throw TemplateException.error("every " + name + " object requires a list");
  }

  private static JsonNode join(JsonNode argument) {
    if (!argument.isArray()
        || argument.size() != 2
        || !argument.get(0).isValueNode()
        || !(argument.get(1).isArray() || Unknown.isIn(argument.get(1)))) {
      throw TemplateException.error(
          "every Fn::Join object requires two parameters, (1) a string delimiter and (2) a list of"
              + " strings to be joined or a function that returns a list of strings (such as"
              + " Fn::GetAZs) to be joined.");
    }
    JsonNode items = argument.get(1);
    return items.isArray() ? JSON.textNode(joined(argument.get(0).asText(), items)) : items;
  }

  static String joined(String delimiter, JsonNode items) {
    return StreamSupport.stream(items.spliterator(), false)
        .map(item -> item.isContainerNode() ? refuse() : item.asText())
        .collect(Collectors.joining(delimiter));
  }

  private static String refuse() {
    throw TemplateException.error("every value of a joined list must be a string");
  }

  private static JsonNode select(JsonNode argument) {
    if (!argument.isArray()
        || argument.size() != 2
        || !argument.get(1).isArray()
        || !FunctionShapes.isNumber(argument.get(0))) {
      throw TemplateException.error(FunctionShapes.SELECT);
    }
    int index = argument.get(0).asInt(-1);
    JsonNode value = argument.get(1).get(index);
    if (value == null || value.isNull()) {
      throw TemplateException.error(
          "Fn::Select cannot select nonexistent value at index " + argument.get(0).asText());
    }
    return value;
  }

  private static JsonNode split(JsonNode argument) {
    if (!argument.isArray()
        || argument.size() != 2
        || !argument.get(0).isTextual()
        || argument.get(0).asText().isEmpty()
        || !argument.get(1).isValueNode()) {
      throw TemplateException.error(
          "every Fn::Split object requires two parameters, (1) a string delimiter and (2) a string"
              + " to be split or a function that returns a string to be split.");
    }
    ArrayNode parts = JSON.arrayNode();
    Arrays.stream(argument.get(1).asText().split(Pattern.quote(argument.get(0).asText()), -1))
        .forEach(parts::add);
    return parts;
  }
}
