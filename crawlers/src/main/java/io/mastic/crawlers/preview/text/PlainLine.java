package io.mastic.crawlers.preview.text;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Fields between separators. A field is quoted if it begins with a quote and one closes it right
 * before a separator or the line's end; any other quote is a character like others.
 */
final class PlainLine {

  private PlainLine() {}

  static List<@Nullable String> fields(String line, Delimiting how) {
    List<@Nullable String> fields = new ArrayList<>();
    int at = 0;
    while (at >= 0) {
      int close = isQuote(line, at, how) ? closing(line, at + 1, how) : -1;
      int end = close < 0 ? separatorFrom(line, at, how) : close + 1;
      fields.add(
          close < 0 ? written(line.substring(at, end), how) : inside(line, at + 1, close, how));
      at = end < line.length() ? end + 1 : -1;
    }
    return fields;
  }

  /** Whether a field in quotes is not closed. */
  static boolean isOpen(String text, Delimiting how) {
    int at = 0;
    while (at >= 0 && at < text.length()) {
      boolean quoted = isQuote(text, at, how);
      int close = quoted ? closing(text, at + 1, how) : -1;
      if (quoted && close < 0) {
        return true;
      }
      int end = quoted ? close + 1 : separatorFrom(text, at, how);
      at = end < text.length() ? end + 1 : -1;
    }
    return false;
  }

  private static @Nullable String written(String field, Delimiting how) {
    return field.equals(how.nullText()) ? null : unescaped(field, how);
  }

  private static String inside(String line, int from, int close, Delimiting how) {
    String quote = String.valueOf(how.quote());
    return unescaped(line.substring(from, close).replace(quote + quote, quote), how);
  }

  private static boolean isQuote(String line, int at, Delimiting how) {
    return how.quote() != Delimiting.NONE && at < line.length() && line.charAt(at) == how.quote();
  }

  private static boolean isEscape(String line, int at, Delimiting how) {
    return how.escape() != Delimiting.NONE
        && line.charAt(at) == how.escape()
        && at + 1 < line.length();
  }

  private static int closing(String line, int from, Delimiting how) {
    int at = from;
    while (at < line.length()) {
      if (isEscape(line, at, how) || (isQuote(line, at, how) && isQuote(line, at + 1, how))) {
        at += 2;
      } else if (isQuote(line, at, how)
          && (at + 1 == line.length() || line.charAt(at + 1) == how.separator())) {
        return at;
      } else {
        at++;
      }
    }
    return -1;
  }

  private static int separatorFrom(String line, int from, Delimiting how) {
    int at = from;
    while (at < line.length() && line.charAt(at) != how.separator()) {
      at += isEscape(line, at, how) ? 2 : 1;
    }
    return Math.min(at, line.length());
  }

  private static String unescaped(String field, Delimiting how) {
    if (how.escape() == Delimiting.NONE || field.indexOf(how.escape()) < 0) {
      return field;
    }
    StringBuilder meant = new StringBuilder();
    for (int i = 0; i < field.length(); i++) {
      i += isEscape(field, i, how) ? 1 : 0;
      meant.append(field.charAt(i));
    }
    return meant.toString();
  }
}
