package io.mastic.crawlers.detect;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits delimited text into rows, one at a time. A quoted cell may hold delimiters, line breaks
 * and doubled quotes; a quote in the middle of a cell is an ordinary character. Blank lines are no
 * rows.
 */
final class CsvRows {

  /** No cell is quoted. */
  static final char NO_QUOTE = '\0';

  private static final int WITHIN_CUT = -2;

  /** A cell longer than that is the sign of a quote that was never closed. */
  private static final int LONGEST_QUOTED = 100_000;

  /** Whether the text's end is the file's. */
  enum End {
    REAL,
    /** A quoted cell that does not close may have been cut: its row is not taken. */
    CUT
  }

  private final String text;
  private final char delimiter;
  private final char quote;
  private final End end;
  private int at;
  private int begin;
  private boolean quoted;

  /** Up to here no quote closes: looking again from each cell would cost the square of the text. */
  private int unclosedUntil;

  CsvRows(String text, char delimiter, char quote, End end) {
    this.text = text;
    this.delimiter = delimiter;
    this.quote = quote;
    this.end = end;
  }

  /** Whether the row that {@link #next} gave has a cell in quotes. */
  boolean isQuoted() {
    return quoted;
  }

  /** The text of the row that {@link #next} gave, without its line break. */
  String line() {
    int stop = Math.min(at, text.length());
    return text.substring(begin, stop > begin && isBreak(text.charAt(stop - 1)) ? stop - 1 : stop);
  }

  /** The next row's cells as they are, without quotes; empty at the end. */
  List<String> next() {
    List<String> cells = new ArrayList<>();
    quoted = false;
    while (at < text.length() && isBreak(text.charAt(at))) {
      at++;
    }
    begin = at;
    while (at < text.length()) {
      cells.add(cell());
      if (at > text.length()) {
        return List.of();
      }
      if (at >= text.length()) {
        break;
      }
      char stop = text.charAt(at++);
      if (stop != delimiter) {
        break;
      }
      if (at == text.length() || isBreak(text.charAt(at))) {
        cells.add("");
        break;
      }
    }
    return cells;
  }

  /** Up to {@code limit} rows from here. */
  List<List<String>> take(int limit) {
    List<List<String>> rows = new ArrayList<>();
    for (List<String> row = next(); !row.isEmpty(); row = next()) {
      rows.add(row);
      if (rows.size() == limit) {
        break;
      }
    }
    return rows;
  }

  private String cell() {
    if (quote != NO_QUOTE && at >= unclosedUntil && text.charAt(at) == quote) {
      int close = closing(at + 1);
      if (close >= 0) {
        String inside = text.substring(at + 1, close);
        at = close + 1;
        quoted = true;
        return inside.replace(String.valueOf(quote) + quote, String.valueOf(quote));
      }
      if (close == WITHIN_CUT) {
        at = text.length() + 1;
        return "";
      }
    }
    int start = at;
    while (at < text.length() && text.charAt(at) != delimiter && !isBreak(text.charAt(at))) {
      at++;
    }
    return text.substring(start, at);
  }

  /** Where a quoted cell closes: at a quote before a delimiter, a line break or the end; or -1. */
  private int closing(int from) {
    int end = Math.min(text.length(), from + LONGEST_QUOTED);
    for (int i = from; i < end; i++) {
      if (text.charAt(i) != quote) {
        continue;
      }
      if (i + 1 < text.length() && text.charAt(i + 1) == quote) {
        i++;
      } else if (i + 1 == text.length()
          || text.charAt(i + 1) == delimiter
          || isBreak(text.charAt(i + 1))) {
        return i;
      }
    }
    if (this.end == End.CUT && end == text.length()) {
      return WITHIN_CUT;
    }
    unclosedUntil = end;
    return -1;
  }

  private static boolean isBreak(char c) {
    return c == '\n' || c == '\r';
  }
}
