package io.mastic.crawlers.detect;

import au.com.bytecode.opencsv.CSVParser;
import au.com.bytecode.opencsv.CSVReader;
import java.io.IOException;
import java.io.StringReader;
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
  private boolean areOverLines;
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
    boolean isOneLine = isOneLine(line);
    areOverLines |= !isOneLine;
    if (areReadAsSeen && line.indexOf(quote) >= 0) {
      areReadAsSeen = isOneLine ? row.equals(read(line)) : joined(row).equals(readWhole(line));
    }
  }

  /** Quotes of a header alone make no table OpenCSVSerde's; its lines have to be joined, too. */
  void addHead(CsvRows rows) {
    areOverLines |= !isOneLine(rows.line());
  }

  private static boolean isOneLine(String row) {
    return row.indexOf('\n') < 0 && row.indexOf('\r') < 0;
  }

  /** Whether a cell in quotes goes on over a line end, so that readers have to join lines. */
  boolean areOverLines() {
    return areOverLines;
  }

  /** The cells as a reader of lines has them that joins them again. */
  private static List<String> joined(List<String> row) {
    return row.stream().map(cell -> cell.replace("\r\n", "\n").replace('\r', '\n')).toList();
  }

  /** A record's fields as the SerDe has them, which takes further lines while a quote is open. */
  private List<String> readWhole(String record) {
    try (CSVReader reader = new CSVReader(new StringReader(record), delimiter, quote, NO_ESCAPE)) {
      String[] fields = reader.readNext();
      return fields == null || reader.readNext() != null ? List.of() : Arrays.asList(fields);
    } catch (IOException | UnsupportedOperationException e) {
      return List.of();
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
