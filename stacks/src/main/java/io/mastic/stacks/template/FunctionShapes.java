package io.mastic.stacks.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/**
 * What each function is written with, and what is said where it is written with something else:
 * seen before anything is evaluated, so that no piece of a template is taken for a name that it is
 * not.
 */
final class FunctionShapes {

  static final String SELECT =
      "Fn::Select requires a list argument with two elements: an integer index and a list";
  static final String BASE64 = "every Fn::Base64 object must have a String-typed value.";
  static final String ZONES = "every Fn::GetAZs object must have a String-typed value.";
  static final String IMPORT = "every Fn::ImportValue object must have a String-typed value.";
  static final String JSON_STRING = "every Fn::ToJsonString object requires an object or a list";

  private static final Map<String, Shape> SHAPES = new LinkedHashMap<>();

  /** An argument that fits, or the words. */
  private record Shape(Predicate<JsonNode> fits, String words) {}

  static {
    say("Ref", FunctionShapes::isName, "every Ref object must have a single String value.");
    say(
        "Fn::GetAtt",
        argument -> isAttribute(argument.isTextual() ? ShortTag.parts(argument) : argument),
        "every Fn::GetAtt object requires two non-empty parameters, the resource name and the"
            + " resource attribute");
    say(
        "Fn::If",
        argument -> isOf(argument, 3, 3) && isName(argument.get(0)),
        "Fn::If requires a list argument with three elements, the first of which is the name of a"
            + " condition");
    say(
        "Fn::Sub",
        argument ->
            argument.isTextual()
                || (isOf(argument, 2, 2)
                    && argument.get(0).isTextual()
                    && argument.get(1).isObject()),
        "One or more Fn::Sub intrinsic functions don't specify expected arguments. Specify a"
            + " string as first argument, and an optional second argument to specify a mapping"
            + " of values to replace in the string");
    say(
        "Fn::Join",
        argument ->
            isOf(argument, 2, 2) && argument.get(0).isValueNode() && isList(argument.get(1)),
        "every Fn::Join object requires two parameters, (1) a string delimiter and (2) a list of"
            + " strings to be joined or a function that returns a list of strings (such as"
            + " Fn::GetAZs) to be joined.");
    say(
        "Fn::Select",
        argument -> isOf(argument, 2, 2) && isIndex(argument.get(0)) && isList(argument.get(1)),
        SELECT);
    say(
        "Fn::Split",
        argument -> isOf(argument, 2, 2) && isName(argument.get(0)) && isText(argument.get(1)),
        "every Fn::Split object requires two parameters, (1) a string delimiter and (2) a string"
            + " to be split or a function that returns a string to be split.");
    say(
        "Fn::FindInMap",
        argument ->
            isOf(argument, 3, 4)
                && isText(argument.get(0))
                && isText(argument.get(1))
                && isText(argument.get(2))
                && (argument.size() == 3 || argument.get(3).has("DefaultValue")),
        "every Fn::FindInMap object requires three parameters, the map name, map key and the"
            + " attribute for return value");
    say("Fn::ImportValue", FunctionShapes::isText, IMPORT);
    say("Fn::Base64", FunctionShapes::isText, BASE64);
    say("Fn::GetAZs", FunctionShapes::isText, ZONES);
    say(
        "Fn::Cidr",
        argument -> isFunction(argument) || (isOf(argument, 2, 3) && areTexts(argument)),
        "every Fn::Cidr object requires an ipBlock, a count from 1 to 256, and cidrBits");
    say("Fn::Length", FunctionShapes::isList, "every Fn::Length object requires a list");
    say("Fn::ToJsonString", JsonNode::isContainerNode, JSON_STRING);
    for (String name : new String[] {"Fn::And", "Fn::Or"}) {
      say(
          name,
          argument -> isOf(argument, 2, 10),
          "every "
              + name
              + " object requires a list of at least 2 and at most 10 boolean parameters.");
    }
    say(
        "Fn::Not",
        argument -> isOf(argument, 1, 1),
        "every Fn::Not object requires a list of exactly 1 boolean parameter.");
    say(
        "Fn::Equals",
        argument -> isOf(argument, 2, 2),
        "every Fn::Equals object requires a list of 2 string parameters.");
  }

  private FunctionShapes() {}

  private static void say(String name, Predicate<JsonNode> fits, String words) {
    SHAPES.put(name, new Shape(fits, words));
  }

  /**
   * Checks all functions in a piece of a template.
   *
   * @throws TemplateException for the first that is not written rightly
   */
  static void check(JsonNode tree) {
    if (isFunction(tree)) {
      Map.Entry<String, JsonNode> only = tree.properties().iterator().next();
      Shape shape = SHAPES.get(only.getKey());
      if (shape == null) {
        throw unsupported(only.getKey());
      }
      if (!shape.fits().test(only.getValue())) {
        throw TemplateException.error(shape.words());
      }
    }
    tree.forEach(FunctionShapes::check);
  }

  static TemplateException unsupported(String name) {
    return TemplateException.error(
        "Encountered unsupported function: "
            + name
            + " Supported functions are: ["
            + String.join(", ", SHAPES.keySet())
            + "]");
  }

  private static boolean isFunction(JsonNode node) {
    if (!node.isObject() || node.size() != 1) {
      return false;
    }
    String name = node.fieldNames().next();
    return name.equals("Ref") || name.startsWith("Fn::");
  }

  private static boolean isOf(JsonNode argument, int least, int most) {
    return argument.isArray() && argument.size() >= least && argument.size() <= most;
  }

  private static boolean isName(JsonNode node) {
    return node.isTextual() && !node.asText().isEmpty();
  }

  private static boolean isText(JsonNode node) {
    return node.isValueNode() || isFunction(node);
  }

  private static boolean areTexts(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).allMatch(FunctionShapes::isText);
  }

  private static boolean isList(JsonNode node) {
    return node.isArray() || isFunction(node);
  }

  private static boolean isIndex(JsonNode node) {
    return isFunction(node) || isNumber(node);
  }

  static boolean isNumber(JsonNode node) {
    return node.isValueNode() && node.asText().matches("\\d{1,9}");
  }

  private static boolean isAttribute(JsonNode parts) {
    return isOf(parts, 2, 2)
        && isName(parts.get(0))
        && (isName(parts.get(1)) || isFunction(parts.get(1)));
  }
}
