package io.mastic.crawlers.grok;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Named patterns, one a line: the name, a space, and the regular expression. */
final class GrokPatterns {

  /**
   * Those that Glue has by itself, written anew without look-around, so that every engine takes
   * them.
   */
  static final Map<String, String> BUILT_IN = builtIn();

  private GrokPatterns() {}

  /**
   * @throws IllegalArgumentException if a line is no pattern
   */
  static Map<String, String> parse(String text) {
    Map<String, String> patterns = new HashMap<>();
    for (String line : text.split("\\R", -1)) {
      String stripped = line.strip();
      if (stripped.isEmpty() || stripped.startsWith("#")) {
        continue;
      }
      String[] parts = stripped.split("\\s+", 2);
      if (parts.length < 2 || !parts[0].matches("\\w+")) {
        throw new IllegalArgumentException(
            "A custom pattern is a name, a space and an expression: " + stripped);
      }
      patterns.put(parts[0], parts[1]);
    }
    return patterns;
  }

  private static Map<String, String> builtIn() {
    try (InputStream in = GrokPatterns.class.getResourceAsStream("patterns")) {
      if (in == null) {
        throw new IllegalStateException("the built-in grok patterns are missing");
      }
      return Map.copyOf(parse(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
