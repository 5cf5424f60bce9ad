package io.mastic.neighbours.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** An answer's JSON as the XML of the query protocol. */
final class QueryXml {

  private QueryXml() {}

  static void write(XmlElements out, JsonNode object, QueryNames names, String action) {
    object
        .properties()
        .forEach(entry -> member(out, entry.getKey(), entry.getValue(), names, action));
  }

  private static void member(
      XmlElements out, String member, JsonNode value, QueryNames names, String action) {
    String name = names.of(member, action);
    if (value.isArray()) {
      if (names.isFlat(member)) {
        value.forEach(one -> out.element(name, each -> content(each, one, names, action)));
      } else {
        out.list(name, value, (each, one) -> content(each, one, names, action));
      }
    } else if (value instanceof ObjectNode map && names.maps().contains(member)) {
      if (names.isFlat(member)) {
        String key = member.equals("Tags") ? "Key" : "Name";
        map.properties()
            .forEach(
                one ->
                    out.element(
                        name, each -> entry(each, key, "Value", one, new Rest(names, action))));
      } else {
        out.element(
            name,
            list ->
                map.properties()
                    .forEach(
                        one ->
                            list.element(
                                "entry",
                                each ->
                                    entry(each, "key", "value", one, new Rest(names, action)))));
      }
    } else {
      out.element(name, each -> content(each, value, names, action));
    }
  }

  private record Rest(QueryNames names, String action) {}

  private static void entry(
      XmlElements out, String key, String value, Map.Entry<String, JsonNode> entry, Rest rest) {
    out.text(key, entry.getKey());
    out.element(value, each -> content(each, entry.getValue(), rest.names(), rest.action()));
  }

  private static void content(XmlElements out, JsonNode value, QueryNames names, String action) {
    if (value.isObject()) {
      write(out, value, names, action);
    } else {
      out.plain(value.asText());
    }
  }
}
