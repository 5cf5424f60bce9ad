package io.mastic.stacks.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** Parameters as functions see them. */
public final class ParameterTypes {

  private ParameterTypes() {}

  /** The declarations of a template that is not expanded yet. */
  public static Map<String, ParameterSpec> read(ObjectNode tree) {
    return ParameterReader.read(tree);
  }

  /** The value of a parameter: a text, or a list of texts. */
  public static JsonNode value(ParameterSpec spec, String text) {
    if (!spec.isList()) {
      return text(text);
    }
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    ListText.split(text).forEach(list::add);
    return list;
  }

  public static JsonNode text(String text) {
    return JsonNodeFactory.instance.textNode(text);
  }
}
