package io.mastic.stacks.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Pattern;

/**
 * An unquoted scalar of YAML. Dates, and numbers that begin with a zero (account ids), stay the
 * texts that they are.
 */
final class PlainScalar {

  private static final Pattern INTEGER = Pattern.compile("[-+]?(?:0|[1-9]\\d{0,17})");
  private static final Pattern DECIMAL = Pattern.compile("[-+]?(?:0|[1-9]\\d{0,17})\\.\\d{1,18}");

  private PlainScalar() {}

  static JsonNode json(String text) {
    JsonNodeFactory json = JsonNodeFactory.instance;
    return switch (text) {
      case "true", "True", "TRUE" -> json.booleanNode(true);
      case "false", "False", "FALSE" -> json.booleanNode(false);
      case "", "~", "null", "Null", "NULL" -> json.nullNode();
      default -> numberOrText(text);
    };
  }

  private static JsonNode numberOrText(String text) {
    JsonNodeFactory json = JsonNodeFactory.instance;
    if (INTEGER.matcher(text).matches()) {
      return json.numberNode(new BigInteger(text.startsWith("+") ? text.substring(1) : text));
    }
    return DECIMAL.matcher(text).matches()
        ? json.numberNode(new BigDecimal(text))
        : json.textNode(text);
  }
}
