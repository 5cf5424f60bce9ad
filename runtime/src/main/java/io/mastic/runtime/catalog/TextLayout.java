package io.mastic.runtime.catalog;

import io.mastic.runtime.option.Options;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * How a table of delimited text says that it is written: in the words of Hive's two SerDes. Quotes
 * are no part of LazySimpleSerDe; they mean something where Glue knows the table as csv, or where
 * it names a quote.
 */
final class TextLayout {

  private TextLayout() {}

  static Options options(String table, String serde, Map<String, String> facts) {
    Map<String, Object> options = new HashMap<>();
    if (serde.toLowerCase(Locale.ROOT).contains("opencsv")) {
      options.put("rules", "open");
      options.put("separator", first(facts, ",", "separatorChar", "field.delim", "delimiter"));
      options.put("quoteChar", first(facts, "\"", "quoteChar"));
      options.put("escaper", first(facts, "\\", "escapeChar"));
    } else {
      lazy(facts, options);
    }
    // By Hive's word for it, which both its SerDe and jobs heed.
    options.put("encoding", first(facts, "UTF-8", "serialization.encoding"));
    options.put("multiLine", first(facts, "false", "multiLine").equalsIgnoreCase("true"));
    String skipped = first(facts, "0", "skip.header.line.count");
    long lines = Long.parseLong(skipped.trim());
    if (lines > 1) {
      throw new IllegalArgumentException(
          "The table " + table + " skips " + lines + " header lines; one at most is supported");
    }
    options.put("withHeader", lines == 1);
    options.put("writeHeader", lines == 1);
    return new Options(options);
  }

  private static void lazy(Map<String, String> facts, Map<String, Object> options) {
    String escape = first(facts, "", "escape.delim");
    boolean quotes = escape.isEmpty() && first(facts, "", "classification").equalsIgnoreCase("csv");
    options.put("rules", "lazy");
    options.put(
        "separator",
        character(first(facts, "1", "field.delim", "delimiter", "serialization.format")));
    options.put("quoteChar", first(facts, quotes ? "\"" : "-1", "quoteChar"));
    options.put("escaper", character(escape));
    options.put("nullText", facts.getOrDefault("serialization.null.format", "\\N"));
    options.put(
        "nested",
        // Hive's own word for the first has the letters in this order.
        character(first(facts, "2", "colelction.delim", "collection.delim"))
            + character(first(facts, "3", "mapkey.delim"))
            + "\u0004\u0005\u0006\u0007\b");
  }

  /** A delimiter, which SerDes take as a byte's number too. */
  private static String character(String text) {
    try {
      return String.valueOf((char) (Byte.parseByte(text) & 0xff));
    } catch (NumberFormatException written) {
      return text.isEmpty() ? "" : text.substring(0, 1);
    }
  }

  private static String first(Map<String, String> facts, String otherwise, String... names) {
    for (String name : names) {
      String value = facts.get(name);
      if (value != null && !value.isEmpty()) {
        return value;
      }
    }
    return otherwise;
  }
}
