package io.mastic.runtime.delimited;

import org.jspecify.annotations.Nullable;

/** Values as fields that a reader of the same dialect takes for the same values. */
final class FieldText {
  private final Dialect dialect;
  private final String separator;
  private final char quote;
  private final char escape;

  FieldText(Dialect dialect) {
    this.dialect = dialect;
    this.separator = dialect.separator();
    this.quote = dialect.marks().quote();
    boolean open = dialect.rules() == Dialect.Rules.OPEN;
    this.escape =
        open && dialect.marks().escape() == Dialect.NONE ? '\\' : dialect.marks().escape();
  }

  void add(StringBuilder line, int place, @Nullable String value) {
    if (place > 0) {
      line.append(separator);
    }
    if (value == null) {
      line.append(dialect.nullText() == null ? "" : dialect.nullText());
    } else if (quote == Dialect.NONE && escape != Dialect.NONE) {
      escaped(line, value);
    } else if (quote != Dialect.NONE && needsQuotes(value)) {
      quoted(line, value);
    } else {
      line.append(value);
    }
  }

  private boolean needsQuotes(String value) {
    return value.contains(separator)
        || value.indexOf(quote) >= 0
        || value.indexOf('\n') >= 0
        || value.indexOf('\r') >= 0
        || (escape != Dialect.NONE && value.indexOf(escape) >= 0)
        || value.equals(dialect.nullText());
  }

  private void quoted(StringBuilder line, String value) {
    line.append(quote);
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == quote || (c == escape && escape != Dialect.NONE)) {
        line.append(c);
      }
      line.append(c);
    }
    line.append(quote);
  }

  private void escaped(StringBuilder line, String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '\n' || c == '\r') {
        line.append(escape).append(c == '\n' ? 'n' : 'r');
      } else {
        if (c == escape || separator.indexOf(c) >= 0) {
          line.append(escape);
        }
        line.append(c);
      }
    }
  }
}
