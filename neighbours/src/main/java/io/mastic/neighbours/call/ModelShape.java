package io.mastic.neighbours.call;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a service's model says of one shape; what it does not say is null, empty or false. */
final class ModelShape {

  /** Characters more than a text may have, beyond which its pattern is not tried. */
  private static final int FAR_BEYOND = 4096;

  @JsonProperty String type = "structure";
  @JsonProperty List<String> required = List.of();
  @JsonProperty Map<String, String> members = Map.of();

  /** How forms call members that they call otherwise. */
  @JsonProperty Map<String, String> names = Map.of();

  @JsonProperty @Nullable Double min;
  @JsonProperty @Nullable Double max;

  @JsonProperty("enum")
  List<String> values = List.of();

  @JsonProperty boolean sensitive;

  /** Shape of a list's elements, of a map's keys and values. */
  @JsonProperty String member = "";

  @JsonProperty String key = "";
  @JsonProperty String value = "";

  private @Nullable Pattern compiled;

  @JsonProperty
  void setPattern(String pattern) {
    compiled = Pattern.compile(pattern, Pattern.DOTALL);
  }

  String pattern() {
    return compiled == null ? "" : compiled.pattern();
  }

  boolean fits(String text) {
    if (compiled == null || (max != null && text.length() > max + FAR_BEYOND)) {
      // What is far too long is refused for its length.
      return true;
    }
    try {
      return compiled.matcher(text).matches();
    } catch (StackOverflowError e) {
      return false;
    }
  }
}
