package io.mastic.crawlers.detect;

import au.com.bytecode.opencsv.CSVParser;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * What the quotes of a sample mean to others. LazySimpleSerDe takes them for text and shifts the
 * row if a delimiter is in them, so where cells in quotes are seen the table is OpenCSVSerde's, if
 * that reads each row as it was seen.
 */
final class CsvQuotes {

  /** In no text: a backslash is a character like others, as in RFC 4180. */
  static final char NO_ESCAPE = '\u0002';

  private final char delimiter;
  private final char quote;
  private boolean seen;
  private boolean areReadAsSeen = true;

  CsvQuotes(char delimiter, char quote) {
    this.delimiter = delimiter;
    this.quote = quote;
  }

  /**
   * @param row what {@code rows} gave last
   */
  void add(List<String> row, CsvRows rows) {
    seen |= rows.isQuoted();
    String line = rows.line();
    if (areReadAsSeen && line.indexOf(quote) >= 0) {
      // It reads by lines: the rest of a cell with a line break in it is another row.
      boolean isOneLine = line.indexOf('\n') < 0 && line.indexOf('\r') < 0;
      areReadAsSeen = isOneLine && row.equals(read(line));
    }
  }

  /** Whether there are cells in quotes, and OpenCSVSerde reads them as they were seen. */
  boolean areOpenCsv() {
    return seen && areReadAsSeen;
  }

  /** A line's fields, as the SerDe has them; empty if it cannot be read. */
  private List<String> read(String line) {
    try {
      // A parser remembers quotes of the line before, so each line has its own.
      CSVParser parser = new CSVParser(delimiter, quote, NO_ESCAPE);
      String[] fields = parser.parseLineMulti(line);
      return parser.isPending() ? List.of() : Arrays.asList(fields);
    } catch (IOException | UnsupportedOperationException e) {
      // The latter where the delimiter is the escape.
      return List.of();
    }
  }
}
