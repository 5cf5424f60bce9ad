package io.mastic.stacks.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code Fn::ForEach}: a fragment once for each value of a collection. */
final class ForEach {

  static final String LOOP = "Fn::ForEach::";

  private ForEach() {}

  static ObjectNode unrolled(String key, JsonNode loop, Map<String, JsonNode> parameters) {
    if (!loop.isArray() || loop.size() != 3 || !loop.get(2).isObject()) {
      throw TemplateException.error(
          key + " requires an identifier, a collection and a template fragment");
    }
    String identifier = loop.get(0).asText();
    ObjectNode all = JsonNodeFactory.instance.objectNode();
    for (String value : values(key, loop.get(1), parameters)) {
      loop.get(2)
          .properties()
          .forEach(
              member -> {
                String name = filled(member.getKey(), identifier, value);
                JsonNode made = filled(member.getValue(), identifier, value);
                if (name.startsWith(LOOP)) {
                  // A loop within the loop: its name is the same each time, what it makes is not.
                  unrolled(name, made, parameters)
                      .properties()
                      .forEach(inner -> add(all, key, inner.getKey(), inner.getValue()));
                } else {
                  add(all, key, name, made);
                }
              });
    }
    return all;
  }

  private static void add(ObjectNode all, String loop, String name, JsonNode made) {
    if (all.has(name)) {
      throw TemplateException.error(loop + " makes " + name + " more than once");
    }
    all.set(name, made);
  }

  private static List<String> values(
      String key, JsonNode collection, Map<String, JsonNode> parameters) {
    JsonNode list = collection;
    if (collection.has("Ref")) {
      list = parameters.getOrDefault(collection.get("Ref").asText(), collection);
    }
    if (!list.isArray()) {
      throw TemplateException.error(key + " requires a list, or a parameter that is one");
    }
    List<String> values = new ArrayList<>();
    list.forEach(each -> values.add(each.asText()));
    return values;
  }

  private static JsonNode filled(JsonNode node, String identifier, String value) {
    JsonNodeFactory json = JsonNodeFactory.instance;
    if (node.isTextual()) {
      return json.textNode(filled(node.asText(), identifier, value));
    }
    if (node instanceof ArrayNode array) {
      ArrayNode all = json.arrayNode();
      array.forEach(item -> all.add(filled(item, identifier, value)));
      return all;
    }
    if (!(node instanceof ObjectNode object)) {
      return node;
    }
    if (object.size() == 1 && object.path("Ref").asText().equals(identifier)) {
      return json.textNode(value);
    }
    ObjectNode all = json.objectNode();
    object
        .properties()
        .forEach(
            member ->
                all.set(
                    filled(member.getKey(), identifier, value),
                    filled(member.getValue(), identifier, value)));
    return all;
  }

  private static String filled(String text, String identifier, String value) {
    String plain = value.replaceAll("[^A-Za-z0-9]", "");
    return text.replace("${" + identifier + "}", value).replace("&{" + identifier + "}", plain);
  }
}
