package io.mastic.catalog.expression;

import java.util.ArrayList;
import java.util.List;

/** SQL's LIKE: {@code %} stands for any text, {@code _} for one character; case counts. */
final class LikePattern {

  /** Code points to match, or one of the two marks. */
  private final int[] parts;

  private static final int ANY_TEXT = -1;
  private static final int ANY_CHARACTER = -2;
  private static final int NO_ESCAPE = -3;

  private LikePattern(int[] parts) {
    this.parts = parts;
  }

  static LikePattern of(String pattern) {
    return parse(pattern, NO_ESCAPE);
  }

  /**
   * @param escape the character before a {@code %} or {@code _} that stands for itself
   */
  static LikePattern of(String pattern, int escape) {
    return parse(pattern, escape);
  }

  private static LikePattern parse(String pattern, int escape) {
    List<Integer> parts = new ArrayList<>();
    int[] points = pattern.codePoints().toArray();
    for (int i = 0; i < points.length; i++) {
      int point = points[i];
      if (point == escape) {
        if (++i == points.length) {
          throw new ExpressionException("A LIKE pattern ends with its escape character");
        }
        parts.add(points[i]);
      } else {
        parts.add(point == '%' ? ANY_TEXT : point == '_' ? ANY_CHARACTER : point);
      }
    }
    return new LikePattern(parts.stream().mapToInt(Integer::intValue).toArray());
  }

  /** The text that every match begins with. */
  String prefix() {
    StringBuilder prefix = new StringBuilder();
    for (int i = 0; i < parts.length && parts[i] >= 0; i++) {
      prefix.appendCodePoint(parts[i]);
    }
    return prefix.toString();
  }

  /** In time of at most the product of both lengths: only the last {@code %} is ever moved. */
  boolean matches(String value) {
    int[] text = value.codePoints().toArray();
    int part = 0;
    int at = 0;
    int anyPart = -1;
    int anyAt = 0;
    while (at < text.length) {
      if (part < parts.length && parts[part] == ANY_TEXT) {
        anyPart = part++;
        anyAt = at;
      } else if (part < parts.length && (parts[part] == ANY_CHARACTER || parts[part] == text[at])) {
        part++;
        at++;
      } else if (anyPart >= 0) {
        part = anyPart + 1;
        at = ++anyAt;
      } else {
        return false;
      }
    }
    while (part < parts.length && parts[part] == ANY_TEXT) {
      part++;
    }
    return part == parts.length;
  }
}
