package io.mastic.crawlers.document;

import io.mastic.crawlers.schema.Type;
import java.util.regex.Pattern;

/** The type that a text of XML looks like, as the readers of jobs see it. */
final class XmlType {

  /** Not 007, which is a text. */
  private static final Pattern WHOLE = Pattern.compile("[+-]?(0|[1-9]\\d{0,18})");

  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?(0|[1-9]\\d*)?(\\.\\d+)?([eE][+-]?\\d{1,3})?");

  private XmlType() {}

  static Type of(String text) {
    String word = text.strip();
    if (word.isEmpty()) {
      return Type.NOTHING;
    }
    if (word.equalsIgnoreCase("true") || word.equalsIgnoreCase("false")) {
      return Type.BOOLEAN;
    }
    if (WHOLE.matcher(word).matches()) {
      try {
        long value = Long.parseLong(word);
        return value == (int) value ? Type.INT : Type.BIGINT;
      } catch (NumberFormatException tooLong) {
        return Type.DOUBLE;
      }
    }
    boolean ends = Character.isDigit(word.charAt(word.length() - 1));
    return ends && DECIMAL.matcher(word).matches() ? Type.DOUBLE : Type.STRING;
  }
}
