package io.mastic.runtime.delimited;

import au.com.bytecode.opencsv.CSVParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Fields as Hive's OpenCSVSerde sees them, by the same library. */
final class OpenCsvFields implements FieldReader {
  private final char separator;
  private final char quote;
  private final char escape;
  private final LineFields fields = new LineFields(new Escapes(Dialect.NONE, ""), null);

  OpenCsvFields(char separator, Dialect.Marks marks) {
    this.separator = separator;
    this.quote = marks.quote() == Dialect.NONE ? CSVParser.DEFAULT_QUOTE_CHARACTER : marks.quote();
    // The SerDe takes a double quote as the library's own escape, which is the backslash.
    boolean own = marks.escape() == Dialect.NONE || marks.escape() == '"';
    this.escape = own ? CSVParser.DEFAULT_ESCAPE_CHARACTER : marks.escape();
  }

  @Override
  public LineFields read(String line) {
    fields.clear();
    String[] values = parsed(parser(), line);
    for (int i = 0; values != null && i < values.length; i++) {
      fields.addMeant(values[i]);
    }
    return fields;
  }

  @Override
  public List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    LineFields values = read(line);
    for (int i = 0; i < values.size(); i++) {
      cells.add(quoted(String.valueOf(values.value(i))));
    }
    return cells;
  }

  private String quoted(String value) {
    StringBuilder cell = new StringBuilder().append(quote);
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == quote || c == escape) {
        cell.append(c);
      }
      cell.append(c);
    }
    return cell.append(quote).toString();
  }

  @Override
  public boolean isOpen(String line) {
    CSVParser parser = parser();
    return parsed(parser, line) == null || parser.isPending();
  }

  /** One for each line, as the SerDe has it: a parser remembers quotes of the line before. */
  private CSVParser parser() {
    return new CSVParser(separator, quote, escape);
  }

  private static String @Nullable [] parsed(CSVParser parser, String line) {
    try {
      return parser.parseLineMulti(line);
    } catch (IOException e) {
      throw new IllegalStateException("A line that opencsv cannot read", e);
    }
  }
}
