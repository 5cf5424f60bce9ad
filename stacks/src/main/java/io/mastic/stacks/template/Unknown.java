package io.mastic.stacks.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** Values that are known only once something has been made; a text that nobody writes. */
public final class Unknown {

  private static final char BEGIN = '\uE000';
  private static final char END = '\uE001';
  private static final char OPEN = '\uE002';

  private Unknown() {}

  public static JsonNode of(String what) {
    return JsonNodeFactory.instance.textNode(BEGIN + what + END);
  }

  /** What may come out as it was before. */
  public static JsonNode maybeAsBefore(String what) {
    return JsonNodeFactory.instance.textNode("" + BEGIN + OPEN + what + END);
  }

  /** What a function makes of a value that is not known yet. */
  static JsonNode from(String function, JsonNode value) {
    return isOpen(value) ? maybeAsBefore(function) : of(function);
  }

  /** Whether something in a value is not known yet. */
  public static boolean isIn(JsonNode value) {
    return has(value, BEGIN);
  }

  /** Whether something in a value may come out as it was before. */
  public static boolean isOpen(JsonNode value) {
    return has(value, OPEN);
  }

  private static boolean has(JsonNode value, char mark) {
    if (value.isTextual()) {
      return value.asText().indexOf(mark) >= 0;
    }
    for (JsonNode child : value) {
      if (has(child, mark)) {
        return true;
      }
    }
    return false;
  }
}
