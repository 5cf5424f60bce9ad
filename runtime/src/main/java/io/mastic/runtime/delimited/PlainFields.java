package io.mastic.runtime.delimited;

import java.util.ArrayList;
import java.util.List;

/**
 * Fields between separators. A field is quoted if it begins with a quote and one closes it right
 * before a separator or the line's end; any other quote is a character like others, so that a lone
 * one joins no fields.
 */
final class PlainFields implements FieldReader {
  private final String separator;
  private final char quote;
  private final Escapes escapes;
  private final LineFields fields;

  PlainFields(Dialect dialect) {
    boolean hive = dialect.rules() == Dialect.Rules.LAZY;
    this.separator = hive ? dialect.separator().substring(0, 1) : dialect.separator();
    this.quote = dialect.marks().quote();
    // A quote that escapes itself is a doubled quote, which needs no escape.
    char escape = dialect.marks().escape() == quote ? Dialect.NONE : dialect.marks().escape();
    this.escapes = new Escapes(escape, hive ? Escapes.HIVE : Escapes.GLUE);
    this.fields = new LineFields(escapes, dialect.nullText());
  }

  @Override
  public LineFields read(String line) {
    fields.clear();
    int at = 0;
    while (at >= 0) {
      int close = quoteAt(line, at) ? closing(line, at + 1) : -1;
      int end = close < 0 ? separatorFrom(line, at) : close + 1;
      if (close < 0) {
        fields.addWritten(line.substring(at, end));
      } else {
        fields.addMeant(unquoted(line.substring(at + 1, close)));
      }
      at = end < line.length() ? end + separator.length() : -1;
    }
    return fields;
  }

  @Override
  public List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    int at = 0;
    while (at >= 0) {
      int close = quoteAt(line, at) ? closing(line, at + 1) : -1;
      int end = close < 0 ? separatorFrom(line, at) : close + 1;
      cells.add(line.substring(at, end));
      at = end < line.length() ? end + separator.length() : -1;
    }
    return cells;
  }

  private boolean quoteAt(String line, int at) {
    return quote != Dialect.NONE && at < line.length() && line.charAt(at) == quote;
  }

  /** Where the quote is that closes the field; -1 where none does. */
  private int closing(String line, int from) {
    int at = from;
    while (at < line.length()) {
      if (escapes(line, at) || (quoteAt(line, at) && quoteAt(line, at + 1))) {
        at += 2;
      } else if (quoteAt(line, at) && isEnd(line, at + 1)) {
        return at;
      } else {
        at++;
      }
    }
    return -1;
  }

  private boolean escapes(String line, int at) {
    return !escapes.areNone() && line.charAt(at) == escapes.mark();
  }

  private boolean isEnd(String line, int at) {
    return at == line.length() || line.startsWith(separator, at);
  }

  private int separatorFrom(String line, int from) {
    if (escapes.areNone()) {
      int found = line.indexOf(separator, from);
      return found < 0 ? line.length() : found;
    }
    int at = from;
    while (at < line.length() && !line.startsWith(separator, at)) {
      at += escapes(line, at) && at + 1 < line.length() ? 2 : 1;
    }
    return at;
  }

  private String unquoted(String inside) {
    if (inside.indexOf(quote) < 0) {
      return escapes.removed(inside);
    }
    String twice = String.valueOf(quote) + quote;
    return escapes.removed(inside.replace(twice, String.valueOf(quote)));
  }

  @Override
  public boolean isOpen(String line) {
    int at = 0;
    while (at >= 0 && at < line.length()) {
      boolean quoted = quoteAt(line, at);
      int close = quoted ? closing(line, at + 1) : -1;
      if (quoted && close < 0) {
        return true;
      }
      int end = quoted ? close + 1 : separatorFrom(line, at);
      at = end < line.length() ? end + separator.length() : -1;
    }
    return false;
  }
}
