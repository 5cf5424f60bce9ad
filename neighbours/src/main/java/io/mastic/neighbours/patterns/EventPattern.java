package io.mastic.neighbours.patterns;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.kernel.Json;
import io.mastic.wire.json.JsonServiceException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Which events a rule wants; pure.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html">Comparison
 *     operators</a>
 */
public final class EventPattern {

  private static final int DEEPEST = 50;

  private final Predicate<JsonNode> root;

  private EventPattern(Predicate<JsonNode> root) {
    this.root = root;
  }

  /**
   * @throws JsonServiceException for what is no pattern, with the reason
   */
  public static EventPattern parse(String text) {
    JsonNode pattern;
    try {
      pattern = Json.read(text);
    } catch (IllegalArgumentException e) {
      throw invalid("it is not valid JSON");
    }
    if (!(pattern instanceof ObjectNode object) || object.isEmpty()) {
      throw invalid("Filter is not an object");
    }
    return new EventPattern(all(object, 0));
  }

  public boolean matches(JsonNode event) {
    return root.test(event);
  }

  static JsonServiceException invalid(String reason) {
    return new JsonServiceException(
        400, "InvalidEventPatternException", "Event pattern is not valid. Reason: " + reason);
  }

  private static Predicate<JsonNode> all(ObjectNode object, int depth) {
    if (depth > DEEPEST) {
      throw invalid("it is too deep");
    }
    Map<String, Predicate<JsonNode>> fields = new LinkedHashMap<>();
    List<Predicate<JsonNode>> choices = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : object.properties()) {
      if (entry.getKey().equals("$or")) {
        choices.add(any(entry.getValue(), depth + 1));
      } else {
        fields.put(entry.getKey(), field(entry.getKey(), entry.getValue(), depth + 1));
      }
    }
    return node ->
        fields.entrySet().stream()
                .allMatch(field -> field.getValue().test(node.path(field.getKey())))
            && choices.stream().allMatch(choice -> choice.test(node));
  }

  private static Predicate<JsonNode> any(JsonNode choices, int depth) {
    if (!choices.isArray() || choices.size() < 2) {
      throw invalid("\"$or\" must be an array of at least two objects");
    }
    List<Predicate<JsonNode>> all = new ArrayList<>();
    for (JsonNode choice : choices) {
      if (!(choice instanceof ObjectNode object) || object.isEmpty()) {
        throw invalid("\"$or\" must be an array of objects");
      }
      all.add(all(object, depth));
    }
    return node -> all.stream().anyMatch(choice -> choice.test(node));
  }

  private static Predicate<JsonNode> field(String name, JsonNode value, int depth) {
    if (value instanceof ObjectNode object) {
      if (object.isEmpty()) {
        throw invalid("Empty objects are not allowed");
      }
      Predicate<JsonNode> inner = all(object, depth);
      return node -> withinAny(node, inner);
    }
    if (!value.isArray()) {
      throw invalid("\"" + name + "\" must be an object or an array");
    }
    if (value.isEmpty()) {
      throw invalid("Empty arrays are not allowed");
    }
    List<Predicate<JsonNode>> wanted = new ArrayList<>();
    value.forEach(one -> wanted.add(PatternOperator.of(one)));
    return node -> wanted.stream().anyMatch(one -> one.test(node));
  }

  /** An array of objects matches by any of them; what is not there may still match "no such". */
  private static boolean withinAny(JsonNode node, Predicate<JsonNode> inner) {
    if (node.isArray()) {
      for (JsonNode element : node) {
        if (element.isObject() && inner.test(element)) {
          return true;
        }
      }
      return false;
    }
    return inner.test(node.isObject() ? node : MissingNode.getInstance());
  }
}
