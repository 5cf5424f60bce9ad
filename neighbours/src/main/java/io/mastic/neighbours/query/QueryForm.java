package io.mastic.neighbours.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.kernel.Json;
import io.mastic.neighbours.call.FormShape;
import io.mastic.neighbours.call.TableService;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A form of the query protocol as the JSON that the service's model describes. */
final class QueryForm {

  private static final Set<String> ENVELOPE =
      Set.of("Action", "Version", "AWSAccessKeyId", "SignatureMethod", "SignatureVersion");
  private static final int MOST = 1_000;

  /** What stands under one step of the parameters' dotted names. */
  private static final class Branch {
    private @Nullable String value;
    private final Map<String, Branch> under = new TreeMap<>();
  }

  private final QueryNames names;
  private final String action;

  private QueryForm(QueryNames names, String action) {
    this.names = names;
    this.action = action;
  }

  static ObjectNode json(
      TableService service, String action, Map<String, String> parameters, QueryNames names) {
    Branch root = new Branch();
    parameters.forEach(
        (name, value) -> {
          if (!ENVELOPE.contains(name)) {
            Branch branch = root;
            for (String step : name.split("\\.", 12)) {
              branch = branch.under.computeIfAbsent(step, none -> new Branch());
            }
            branch.value = value;
          }
        });
    return new QueryForm(names, action).structure(root, service.form(action));
  }

  private ObjectNode structure(Branch branch, FormShape shape) {
    ObjectNode node = Json.MAPPER.createObjectNode();
    List<String> known = new ArrayList<>();
    for (String member : shape.members()) {
      String name = names.of(shape.called(member), action);
      Branch given = branch.under.get(name);
      if (given == null) {
        // Older clients name lists as the model does.
        name = member;
        given = branch.under.get(name);
      }
      known.add(name);
      if (given != null) {
        node.set(member, value(given, shape.member(member)));
      }
    }
    // What the model does not know is refused by its name.
    branch.under.forEach(
        (name, other) -> {
          if (!known.contains(name)) {
            node.put(name, other.value == null ? "" : other.value);
          }
        });
    return node;
  }

  private JsonNode value(Branch branch, FormShape shape) {
    return switch (shape.type()) {
      case "structure" -> structure(branch, shape);
      case "list" -> list(branch, shape);
      case "map" -> map(branch, shape);
      case "integer", "long" -> number(branch.value);
      case "boolean" -> Json.MAPPER.getNodeFactory().booleanNode("true".equals(branch.value));
      default -> Json.MAPPER.getNodeFactory().textNode(branch.value == null ? "" : branch.value);
    };
  }

  private static JsonNode number(@Nullable String text) {
    try {
      return Json.MAPPER.getNodeFactory().numberNode(Long.parseLong(String.valueOf(text)));
    } catch (NumberFormatException e) {
      throw new QueryException(400, "MalformedInput", "A number was expected, not " + text + ".");
    }
  }

  private static List<Branch> numbered(Branch branch) {
    List<Branch> all = new ArrayList<>();
    for (int i = 1; i <= MOST; i++) {
      Branch one = branch.under.get(String.valueOf(i));
      if (one == null) {
        break;
      }
      all.add(one);
    }
    return all;
  }

  private ArrayNode list(Branch branch, FormShape shape) {
    ArrayNode list = Json.MAPPER.createArrayNode();
    Branch around = branch.under.getOrDefault("member", branch);
    numbered(around).forEach(one -> list.add(value(one, shape.element())));
    return list;
  }

  private ObjectNode map(Branch branch, FormShape shape) {
    ObjectNode map = Json.MAPPER.createObjectNode();
    Branch around = branch.under.getOrDefault("entry", branch);
    for (Branch one : numbered(around)) {
      Branch key = first(one, "key", "Name", "Key");
      Branch value = first(one, "value", "Value");
      if (key != null && key.value != null && value != null) {
        map.set(key.value, value(value, shape.value()));
      }
    }
    return map;
  }

  private static @Nullable Branch first(Branch branch, String... names) {
    for (String name : names) {
      if (branch.under.containsKey(name)) {
        return branch.under.get(name);
      }
    }
    return null;
  }
}
