package io.mastic.jobs.logs;

import com.fasterxml.jackson.databind.JsonNode;
import io.mastic.kernel.Json;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A condition on events that are JSON documents; an event that is none does not match. */
record JsonPattern(Predicate<JsonNode> condition) implements FilterPattern {

  @Override
  public boolean matches(String message) {
    String text = message.strip();
    if (!text.startsWith("{") && !text.startsWith("[")) {
      return false;
    }
    JsonNode event;
    try {
      event = Json.read(text);
    } catch (IllegalArgumentException e) {
      return false;
    }
    return condition.test(event);
  }

  /**
   * The way from an event to one of its members.
   *
   * @param steps names of members, and positions in lists
   */
  record Selector(List<Object> steps) {
    JsonNode of(JsonNode event) {
      JsonNode at = event;
      for (Object step : steps) {
        at = step instanceof Integer index ? at.path(index) : at.path(step.toString());
      }
      return at;
    }
  }

  /**
   * What a member is compared with.
   *
   * @param number null for what is no number, or stands in quotes
   * @param regex null if it is none
   */
  record Value(String text, @Nullable BigDecimal number, @Nullable RegexTerm regex) {

    /** Whether a member that is there is this; a star stands for any text. */
    boolean is(JsonNode member) {
      if (!member.isValueNode() || member.isNull()) {
        return false;
      }
      if (regex != null) {
        return regex.matches(member.asText());
      }
      if (number != null && member.isNumber()) {
        return member.decimalValue().compareTo(number) == 0;
      }
      return text.contains("*")
          ? Pattern.compile(("\\Q" + text + "\\E").replace("*", "\\E.*\\Q"), Pattern.DOTALL)
              .matcher(member.asText())
              .matches()
          : member.asText().equals(text);
    }
  }
}
