package io.mastic.neighbours.call;

import com.fasterxml.jackson.databind.JsonNode;
import io.mastic.contract.MalformedJsonException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is wrong with a request by its service's model, in the words of AWS's validation. */
final class RequestCheck {

  private static final int MOST = 100;
  private static final int LONGEST_SHOWN = 1024;
  private static final Set<String> NUMBERS = Set.of("integer", "long", "double", "float");

  private final AwsModel model;
  private final List<String> broken = new ArrayList<>();

  private RequestCheck(AwsModel model) {
    this.model = model;
  }

  /**
   * What the request breaks, in one sentence; empty for nothing.
   *
   * @throws MalformedJsonException if a value is of another type than the model's
   */
  static String of(AwsModel model, String operation, JsonNode request) {
    RequestCheck check = new RequestCheck(model);
    check.members(request, model.input(operation), "");
    int count = check.broken.size();
    return count == 0
        ? ""
        : (count == 1 ? "1 validation error" : count + " validation errors")
            + " detected: "
            + String.join("; ", check.broken);
  }

  private void members(JsonNode node, ModelShape shape, String path) {
    shape.members.forEach(
        (name, type) -> {
          JsonNode value = node.path(name);
          String at = path + Character.toLowerCase(name.charAt(0)) + name.substring(1);
          if (!value.isMissingNode() && !value.isNull()) {
            value(value, model.shape(type), at);
          } else if (shape.required.contains(name)) {
            add("Value null", at, "Member must not be null");
          }
        });
  }

  private void value(JsonNode value, ModelShape shape, String at) {
    if (broken.size() >= MOST) {
      return;
    }
    type(value, shape, at);
    rules(value, shape, at);
    switch (shape.type) {
      case "structure" -> members(value, shape, at + ".");
      case "list" -> {
        ModelShape element = model.shape(shape.member);
        for (int i = 0; i < value.size(); i++) {
          value(value.get(i), element, at + "." + (i + 1) + ".member");
        }
      }
      case "map" -> {
        ModelShape each = model.shape(shape.value);
        for (Map.Entry<String, JsonNode> entry : value.properties()) {
          keyed(entry.getKey(), model.shape(shape.key), at);
          value(entry.getValue(), each, at + "." + entry.getKey() + ".member");
        }
      }
      default -> {}
    }
  }

  private static void type(JsonNode value, ModelShape shape, String at) {
    boolean right =
        switch (shape.type) {
          case "structure", "map" -> value.isObject();
          case "list" -> value.isArray();
          case "boolean" -> value.isBoolean();
          case "integer" -> value.canConvertToInt() && value.isIntegralNumber();
          case "long" -> value.canConvertToLong() && value.isIntegralNumber();
          case "double", "float", "timestamp" -> value.isNumber();
          case "blob" -> value.isTextual() && isBase64(value.asText());
          default -> value.isTextual();
        };
    if (!right) {
      throw new MalformedJsonException("Expected a " + shape.type + " at '" + at + "'.");
    }
  }

  private static boolean isBase64(String text) {
    try {
      byte[] unused = Base64.getDecoder().decode(text);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private void keyed(String key, ModelShape shape, String at) {
    if (isBeyond(key.codePointCount(0, key.length()), shape) || !shape.fits(key)) {
      add("Value", at, "Map keys must satisfy constraint: [" + lengths(shape) + "]");
    }
  }

  private static String lengths(ModelShape shape) {
    return "Member must have length less than or equal to "
        + plain(shape.max)
        + ", Member must have length greater than or equal to "
        + plain(shape.min)
        + (shape.pattern().isEmpty()
            ? ""
            : ", Member must satisfy regular expression pattern: " + shape.pattern());
  }

  private void rules(JsonNode value, ModelShape shape, String at) {
    String measure = NUMBERS.contains(shape.type) ? "value" : "length";
    double size = size(value, shape);
    if (shape.max != null && size > shape.max) {
      add(
          shown(value, shape),
          at,
          "Member must have " + measure + " less than or equal to " + plain(shape.max));
    }
    if (shape.min != null && size < shape.min) {
      add(
          shown(value, shape),
          at,
          "Member must have " + measure + " greater than or equal to " + plain(shape.min));
    }
    if (shape.type.equals("string")) {
      if (!shape.fits(value.asText())) {
        add(
            shown(value, shape),
            at,
            "Member must satisfy regular expression pattern: " + shape.pattern());
      }
      if (!shape.values.isEmpty() && !shape.values.contains(value.asText())) {
        add(shown(value, shape), at, "Member must satisfy enum value set: " + shape.values);
      }
    }
  }

  private static boolean isBeyond(int length, ModelShape shape) {
    return (shape.max != null && length > shape.max) || (shape.min != null && length < shape.min);
  }

  private static double size(JsonNode value, ModelShape shape) {
    return switch (shape.type) {
      case "string" -> value.asText().codePointCount(0, value.asText().length());
      case "blob" -> Base64.getDecoder().decode(value.asText()).length;
      case "list", "map" -> value.size();
      default -> value.asDouble();
    };
  }

  private static String shown(JsonNode value, ModelShape shape) {
    boolean open = !shape.sensitive && value.isValueNode() && !shape.type.equals("blob");
    return open && value.asText().length() <= LONGEST_SHOWN
        ? "Value '" + value.asText() + "'"
        : "Value";
  }

  private void add(String value, String at, String rule) {
    if (broken.size() < MOST) {
      broken.add(value + " at '" + at + "' failed to satisfy constraint: " + rule);
    }
  }

  private static String plain(@Nullable Double bound) {
    return bound == null ? "" : new BigDecimal(bound).toPlainString();
  }
}
