package io.mastic.neighbours.patterns;

import com.fasterxml.jackson.databind.JsonNode;
import io.mastic.wire.json.JsonServiceException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/** One element of a field's array in a pattern: a value, or an operator; pure. */
final class PatternOperator {

  private static final BigDecimal LARGEST = new BigDecimal("5e9");

  private PatternOperator() {}

  /** What the field of an event must be; it is missing where the event has none. */
  static Predicate<JsonNode> of(JsonNode element) {
    if (element.isArray()) {
      throw EventPattern.invalid("Match value must be String, number, true, false, or null");
    }
    if (!element.isObject()) {
      return each(value -> same(element, value));
    }
    if (element.size() != 1) {
      throw EventPattern.invalid("Only one key allowed in match expression");
    }
    Map.Entry<String, JsonNode> entry = element.properties().iterator().next();
    JsonNode operand = entry.getValue();
    return switch (entry.getKey()) {
      case "exists" -> exists(operand);
      case "numeric" -> each(numeric(operand));
      case "anything-but" -> each(anythingBut(operand));
      case "prefix", "suffix", "equals-ignore-case", "wildcard" ->
          each(text(entry.getKey(), operand));
      case "cidr" ->
          throw new JsonServiceException(
              501,
              "NotImplemented",
              "Mastic does not match by cidr: no event of its own has addresses.");
      default -> throw EventPattern.invalid("Unrecognized match type " + entry.getKey());
    };
  }

  /** A list of the event's matches if any of its elements does. */
  private static Predicate<JsonNode> each(Predicate<JsonNode> one) {
    return node -> {
      if (!node.isArray()) {
        return node.isValueNode() && one.test(node);
      }
      for (JsonNode element : node) {
        if (element.isValueNode() && one.test(element)) {
          return true;
        }
      }
      return false;
    };
  }

  private static boolean same(JsonNode wanted, JsonNode value) {
    return (wanted.isNumber() && value.isNumber())
        ? wanted.decimalValue().compareTo(value.decimalValue()) == 0
        : wanted.equals(value);
  }

  private static Predicate<JsonNode> exists(JsonNode operand) {
    if (!operand.isBoolean()) {
      throw EventPattern.invalid("exists match pattern must be either true or false.");
    }
    boolean wanted = operand.asBoolean();
    // Of leaves alone, as at AWS.
    return node -> wanted ? (node.isValueNode() || node.isArray()) : node.isMissingNode();
  }

  private static Predicate<JsonNode> anythingBut(JsonNode operand) {
    if (operand.isObject()) {
      if (operand.size() != 1) {
        throw EventPattern.invalid("Only one key allowed in anything-but expression");
      }
      Map.Entry<String, JsonNode> entry = operand.properties().iterator().next();
      List<Predicate<JsonNode>> unwanted = new ArrayList<>();
      for (JsonNode each : listOf(entry.getValue())) {
        unwanted.add(text(entry.getKey(), each));
      }
      return value -> unwanted.stream().noneMatch(one -> one.test(value));
    }
    List<JsonNode> unwanted = listOf(operand);
    if (unwanted.stream().anyMatch(one -> !one.isTextual() && !one.isNumber())) {
      throw EventPattern.invalid("Inside anything-but list, number and string values are allowed.");
    }
    return value -> unwanted.stream().noneMatch(one -> same(one, value));
  }

  private static List<JsonNode> listOf(JsonNode operand) {
    if (!operand.isArray()) {
      return List.of(operand);
    }
    if (operand.isEmpty()) {
      throw EventPattern.invalid("Empty arrays are not allowed");
    }
    List<JsonNode> all = new ArrayList<>();
    operand.forEach(all::add);
    return all;
  }

  private static Predicate<JsonNode> text(String operator, JsonNode operand) {
    if (operand.isObject()
        && (operator.equals("prefix") || operator.equals("suffix"))
        && operand.size() == 1
        && operand.path("equals-ignore-case").isTextual()) {
      String wanted = lower(operand.get("equals-ignore-case").asText());
      return value -> value.isTextual() && begins(operator, lower(value.asText()), wanted);
    }
    if (!operand.isTextual()) {
      throw EventPattern.invalid(operator + " match pattern must be a string");
    }
    String wanted = operand.asText();
    return switch (operator) {
      case "prefix", "suffix" -> {
        if (wanted.isEmpty()) {
          throw EventPattern.invalid("Null prefix/suffix not allowed");
        }
        yield value -> value.isTextual() && begins(operator, value.asText(), wanted);
      }
      case "equals-ignore-case" ->
          value -> value.isTextual() && lower(value.asText()).equals(lower(wanted));
      case "wildcard" -> {
        Wildcard wildcard = Wildcard.parse(wanted);
        yield value -> value.isTextual() && wildcard.matches(value.asText());
      }
      default -> throw EventPattern.invalid("Unsupported anything-but pattern: " + operator);
    };
  }

  private static boolean begins(String operator, String text, String wanted) {
    return operator.equals("prefix") ? text.startsWith(wanted) : text.endsWith(wanted);
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  private static Predicate<JsonNode> numeric(JsonNode operand) {
    boolean isRange = operand.isArray() && (operand.size() == 2 || operand.size() == 4);
    if (!isRange) {
      throw EventPattern.invalid("Value of numeric must be an array of an operator and a number");
    }
    List<Predicate<BigDecimal>> bounds = new ArrayList<>();
    for (int i = 0; i < operand.size(); i += 2) {
      bounds.add(bound(operand.get(i).asText(), operand.get(i + 1), operand.size() == 4));
    }
    return value ->
        value.isNumber() && bounds.stream().allMatch(one -> one.test(value.decimalValue()));
  }

  private static Predicate<BigDecimal> bound(String operator, JsonNode number, boolean isOneOfTwo) {
    if (!number.isNumber() || number.decimalValue().abs().compareTo(LARGEST) > 0) {
      throw EventPattern.invalid("Value of " + operator + " must be numeric");
    }
    BigDecimal bound = number.decimalValue();
    return switch (operator) {
      case "<" -> value -> value.compareTo(bound) < 0;
      case "<=" -> value -> value.compareTo(bound) <= 0;
      case ">" -> value -> value.compareTo(bound) > 0;
      case ">=" -> value -> value.compareTo(bound) >= 0;
      case "=" -> {
        if (isOneOfTwo) {
          throw EventPattern.invalid("Too many elements in numeric expression");
        }
        yield value -> value.compareTo(bound) == 0;
      }
      default -> throw EventPattern.invalid("Unrecognized numeric range operator: " + operator);
    };
  }
}
