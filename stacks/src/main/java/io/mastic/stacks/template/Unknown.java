package io.mastic.stacks.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** Values that are known only once something has been made; a text that nobody writes. */
public final class Unknown {

  private static final char BEGIN = '\uE000';
  private static final char END = '\uE001';

  private Unknown() {}

  public static JsonNode of(String what) {
    return JsonNodeFactory.instance.textNode(BEGIN + what + END);
  }

  /** Whether something in a value is not known yet. */
  public static boolean isIn(JsonNode value) {
    if (value.isTextual()) {
      return value.asText().indexOf(BEGIN) >= 0;
    }
    for (JsonNode child : value) {
      if (isIn(child)) {
        return true;
      }
    }
    return false;
  }
}
