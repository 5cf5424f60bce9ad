package io.mastic.catalog.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.kernel.Json;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** The difference of two JSON texts as a JSON Patch (RFC 6902). */
public final class JsonPatch {

  private final ArrayNode steps = Json.MAPPER.createArrayNode();

  private JsonPatch() {}

  /** The patch that makes the second of the first. */
  public static String between(JsonNode first, JsonNode second) {
    JsonPatch patch = new JsonPatch();
    patch.compare("", first, second);
    return Json.write(patch.steps);
  }

  private void compare(String path, JsonNode from, JsonNode to) {
    if (from.isObject() && to.isObject()) {
      members(path, from, to);
    } else if (from.isArray() && to.isArray()) {
      elements(path, from, to);
    } else if (!from.equals(to)) {
      add("replace", path, to);
    }
  }

  private void members(String path, JsonNode from, JsonNode to) {
    for (Iterator<String> names = from.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (to.has(name)) {
        compare(path + pointer(name), from.get(name), to.get(name));
      } else {
        add("remove", path + pointer(name), null);
      }
    }
    for (Iterator<String> names = to.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!from.has(name)) {
        add("add", path + pointer(name), to.get(name));
      }
    }
  }

  private void elements(String path, JsonNode from, JsonNode to) {
    int common = Math.min(from.size(), to.size());
    for (int i = 0; i < common; i++) {
      compare(path + "/" + i, from.get(i), to.get(i));
    }
    // From the end, so that the places of the others stay.
    for (int i = from.size() - 1; i >= common; i--) {
      add("remove", path + "/" + i, null);
    }
    for (int i = common; i < to.size(); i++) {
      add("add", path + "/" + i, to.get(i));
    }
  }

  private void add(String step, String path, @Nullable JsonNode value) {
    ObjectNode node = steps.addObject().put("op", step).put("path", path);
    if (value != null) {
      node.set("value", value);
    }
  }

  private static String pointer(String name) {
    return "/" + name.replace("~", "~0").replace("/", "~1");
  }
}
