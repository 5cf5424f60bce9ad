package io.mastic.crawlers.preview.text;

import au.com.bytecode.opencsv.CSVParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A line as Hive's OpenCSVSerde reads it, by the same library. */
final class OpenCsvLine {

  private OpenCsvLine() {}

  static List<@Nullable String> fields(String line, Delimiting how) {
    try {
      String[] values = parser(how).parseLineMulti(line);
      return new ArrayList<>(Arrays.asList(values));
    } catch (IOException | RuntimeException e) {
      throw new IllegalArgumentException("the line is no csv: " + e.getMessage(), e);
    }
  }

  /** Whether a quote is not closed. */
  static boolean isOpen(String text, Delimiting how) {
    try {
      CSVParser parser = parser(how);
      parser.parseLineMulti(text);
      return parser.isPending();
    } catch (IOException | RuntimeException e) {
      // What is wrong with it is said of its fields.
      return false;
    }
  }

  /** One for each line: a parser remembers quotes of the line before. */
  private static CSVParser parser(Delimiting how) {
    // The SerDe takes a double quote as the library's own escape, which is the backslash.
    char escape = how.escape() == '"' ? CSVParser.DEFAULT_ESCAPE_CHARACTER : how.escape();
    return new CSVParser(how.separator(), how.quote(), escape);
  }
}
