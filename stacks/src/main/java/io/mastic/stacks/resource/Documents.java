package io.mastic.stacks.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** Requests made of properties. */
final class Documents {

  private Documents() {}

  static ObjectNode of(String... namesAndTexts) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    for (int i = 0; i < namesAndTexts.length; i += 2) {
      document.put(namesAndTexts[i], namesAndTexts[i + 1]);
    }
    return document;
  }

  /** Some of the members, if they are there. */
  static ObjectNode some(ObjectNode of, String... names) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    for (String name : names) {
      JsonNode value = of.get(name);
      if (value != null) {
        document.set(name, value);
      }
    }
    return document;
  }

  static ObjectNode without(ObjectNode of, String... names) {
    ObjectNode copy = of.deepCopy();
    copy.remove(List.of(names));
    return copy;
  }

  static String text(ObjectNode of, String path) {
    return of.at("/" + path).asText();
  }

  /** Members under other names, for example {@code Name} as {@code JobName}. */
  static ObjectNode with(ObjectNode document, Map<String, ? extends JsonNode> more) {
    ObjectNode copy = document.deepCopy();
    more.forEach(copy::set);
    return copy;
  }
}
