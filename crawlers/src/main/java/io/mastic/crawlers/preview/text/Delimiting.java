package io.mastic.crawlers.preview.text;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a table says that its text is delimited, in the words of Hive's two SerDes.
 *
 * @param escape {@link #NONE} where nothing escapes
 * @param nullText what stands for null; null where nothing does
 * @param lines how a file is parted into records
 */
record Delimiting(
    Rules rules, char separator, char quote, char escape, @Nullable String nullText, Lines lines) {

  static final char NONE = '\0';

  /**
   * Lines of a file.
   *
   * @param header how many records are its head
   * @param joined whether a field in quotes may go on over line ends
   */
  record Lines(int header, boolean joined, Charset charset) {

    static Lines of(Map<String, String> facts, Charset charset) {
      boolean joined = first(facts, "false", "multiLine").equalsIgnoreCase("true");
      return new Lines(headerLines(facts), joined, charset);
    }
  }

  /** Whose rules. */
  enum Rules {
    LAZY_SIMPLE,
    OPEN_CSV
  }

  /**
   * @param facts parameters of SerDe, storage and table, names in any case
   * @throws IllegalArgumentException if a number is none
   */
  static Delimiting openCsv(Map<String, String> facts) {
    return new Delimiting(
        Rules.OPEN_CSV,
        first(facts, ",", "separatorChar", "field.delim", "delimiter").charAt(0),
        first(facts, "\"", "quoteChar").charAt(0),
        first(facts, "\\", "escapeChar").charAt(0),
        null,
        Lines.of(facts, charset(facts)));
  }

  /**
   * Quotes are no part of LazySimpleSerDe; they mean something where Glue knows the table as csv,
   * or where it names a quote.
   */
  static Delimiting lazySimple(Map<String, String> facts) {
    String escape = first(facts, "", "escape.delim");
    boolean quotes = escape.isEmpty() && first(facts, "", "classification").equalsIgnoreCase("csv");
    String quote = first(facts, quotes ? "\"" : "-1", "quoteChar");
    return new Delimiting(
        Rules.LAZY_SIMPLE,
        character(first(facts, "1", "field.delim", "delimiter", "serialization.format")),
        quote.equals("-1") ? NONE : quote.charAt(0),
        escape.isEmpty() ? NONE : character(escape),
        facts.getOrDefault("serialization.null.format", "\\N"),
        Lines.of(facts, charset(facts)));
  }

  List<@Nullable String> fields(String line) {
    return rules == Rules.OPEN_CSV ? OpenCsvLine.fields(line, this) : PlainLine.fields(line, this);
  }

  /** Whether a field in quotes goes on after the text. */
  boolean isOpen(String text) {
    return rules == Rules.OPEN_CSV ? OpenCsvLine.isOpen(text, this) : PlainLine.isOpen(text, this);
  }

  private static Charset charset(Map<String, String> facts) {
    String name = first(facts, "UTF-8", "serialization.encoding");
    try {
      return Charset.forName(name);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw new IllegalArgumentException("serialization.encoding is no character set: " + name, e);
    }
  }

  private static int headerLines(Map<String, String> facts) {
    String lines = first(facts, "0", "skip.header.line.count").strip();
    try {
      return Math.max(0, Integer.parseInt(lines));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("skip.header.line.count is no number: " + lines, e);
    }
  }

  /** A delimiter, which SerDes take as a byte's number too. */
  private static char character(String text) {
    try {
      return (char) (Byte.parseByte(text) & 0xff);
    } catch (NumberFormatException written) {
      return text.charAt(0);
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
