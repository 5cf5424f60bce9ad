package io.mastic.stacks.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** Nulls are allowed nowhere in a template. */
final class NullValues {

  private NullValues() {}

  static void refuse(JsonNode tree) {
    refuse(tree, "");
  }

  private static void refuse(JsonNode node, String path) {
    if (node.isNull()) {
      throw TemplateException.format("[" + path + "] 'null' values are not allowed in templates");
    }
    for (Map.Entry<String, JsonNode> member : node.properties()) {
      refuse(member.getValue(), path + "/" + member.getKey());
    }
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      refuse(node.get(i), path + "/" + i);
    }
  }
}
