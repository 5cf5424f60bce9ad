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
    // The SerDe takes a double quote as the library's own escape, which is the backslash.
    char escape = how.escape() == '"' ? CSVParser.DEFAULT_ESCAPE_CHARACTER : how.escape();
    try {
      // A parser remembers quotes of the line before, so each line has its own.
      String[] values = new CSVParser(how.separator(), how.quote(), escape).parseLineMulti(line);
      return new ArrayList<>(Arrays.asList(values));
    } catch (IOException | RuntimeException e) {
      throw new IllegalArgumentException("the line is no csv: " + e.getMessage(), e);
    }
  }
}
