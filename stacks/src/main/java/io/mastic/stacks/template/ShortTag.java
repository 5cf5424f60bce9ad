package io.mastic.stacks.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Set;

/** YAML's short forms of functions: {@code !Sub x} is {@code {"Fn::Sub": x}}. */
final class ShortTag {

  private static final Set<String> FUNCTIONS =
      Set.of(
          "And",
          "Base64",
          "Cidr",
          "Contains",
          "EachMemberEquals",
          "EachMemberIn",
          "Equals",
          "FindInMap",
          "GetAZs",
          "If",
          "ImportValue",
          "Join",
          "Length",
          "Not",
          "Or",
          "RefAll",
          "Select",
          "Split",
          "Sub",
          "ToJsonString",
          "Transform",
          "ValueOf",
          "ValueOfAll");

  private ShortTag() {}

  static JsonNode written(String tag, JsonNode value) {
    JsonNodeFactory json = JsonNodeFactory.instance;
    if (tag.equals("Ref") || tag.equals("Condition")) {
      return json.objectNode().set(tag, text(value));
    }
    if (tag.equals("GetAtt")) {
      return json.objectNode().set("Fn::GetAtt", value.isTextual() ? parts(value) : value);
    }
    if (FUNCTIONS.contains(tag)) {
      return json.objectNode().set("Fn::" + tag, value);
    }
    throw TemplateException.format("unsupported tag !" + tag + ".");
  }

  /** The name may look like a number. */
  private static JsonNode text(JsonNode value) {
    return value.isValueNode() ? JsonNodeFactory.instance.textNode(value.asText()) : value;
  }

  static ArrayNode parts(JsonNode value) {
    String text = value.asText();
    int dot = text.indexOf('.');
    ArrayNode parts = JsonNodeFactory.instance.arrayNode();
    return dot < 0
        ? parts.add(text)
        : parts.add(text.substring(0, dot)).add(text.substring(dot + 1));
  }
}
