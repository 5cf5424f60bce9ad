package io.mastic.runtime.delimited;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mastic.runtime.option.Options;
import java.io.Serializable;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a text is delimited. The options are those of Glue's csv format (separator, quoteChar,
 * escaper, withHeader, skipFirst, multiLine, encoding, writeHeader), and for tables {@code rules}
 * (open, lazy), {@code nullText} and {@code nested} (the delimiters below the fields').
 *
 * @param separator between fields; LazySimple's and OpenCSV's are one character
 * @param marks the characters that quote and escape
 * @param nullText what stands for null, or null where nothing does
 * @param nested delimiters of elements, of map keys, and so on inwards
 */
record Dialect(
    Rules rules,
    String separator,
    Marks marks,
    Heading heading,
    Shape shape,
    @Nullable String nullText,
    String nested)
    implements Serializable {

  static final char NONE = '\0';

  /** Whose rules: Glue's reader, Hive's LazySimpleSerDe or its OpenCSVSerde. */
  enum Rules {
    GLUE,
    LAZY,
    OPEN
  }

  /** What the first line is. */
  enum Heading {
    RECORD,
    NAMES,
    SKIPPED
  }

  /** {@link #NONE} where there is no such character. */
  record Marks(char quote, char escape) implements Serializable {}

  /** Whether a quoted field may hold line ends; the name of the charset; what a writer heads. */
  record Shape(boolean multiLine, String charset, boolean writesHeader) implements Serializable {}

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String OPTION = "dialect";

  /** The options as Spark carries them to {@link DelimitedText}. */
  static Map<String, String> carried(Options options) {
    try {
      return Map.of(OPTION, JSON.writeValueAsString(options.all()));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("Options of csv that are no JSON", e);
    }
  }

  static Dialect carried(Map<String, String> options) {
    try {
      return of(
          new Options(
              JSON.readValue(options.get(OPTION), new TypeReference<Map<String, Object>>() {})));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Throws IllegalArgumentException for options that do not go together. */
  static Dialect of(Options options) {
    Rules rules =
        switch (options.text("rules", "").toLowerCase(Locale.ROOT)) {
          case "lazy" -> Rules.LAZY;
          case "open" -> Rules.OPEN;
          default -> Rules.GLUE;
        };
    boolean named = options.isOn("withHeader") || options.isOn("header");
    if (named && options.isOn("skipFirst")) {
      throw new IllegalArgumentException(
          "skipFirst and withHeader together are not supported: the header is the first line");
    }
    String quote = options.text("quoteChar", "\"");
    Marks marks =
        new Marks(
            quote.equals("-1") ? NONE : mark("quoteChar", quote),
            mark("escaper", options.text("escaper", "")));
    return new Dialect(
        rules,
        options.text("separator", ","),
        marks,
        named ? Heading.NAMES : options.isOn("skipFirst") ? Heading.SKIPPED : Heading.RECORD,
        new Shape(
            options.isOn("multiLine"),
            Charset.forName(options.text("encoding", "UTF-8")).name(),
            !options.isOff("writeHeader")),
        options.text("nullText").orElse(null),
        options.text("nested", "\u0002\u0003\u0004\u0005\u0006\u0007\b"));
  }

  private static char mark(String option, String text) {
    if (text.length() > 1) {
      throw new IllegalArgumentException("The option " + option + " is one character, not " + text);
    }
    return text.isEmpty() ? NONE : text.charAt(0);
  }

  Charset charset() {
    return Charset.forName(shape.charset());
  }

  /** Whether a line end is the byte 10, wherever it stands. */
  boolean endsLinesByOneByte() {
    return "\n".getBytes(charset()).length == 1
        && "a".getBytes(charset())[0] == "a".getBytes(StandardCharsets.UTF_8)[0];
  }

  /** Records of a file's lines: joined where a quoted field goes on over line ends. */
  Iterator<String> records(Iterator<String> lines) {
    char quote = marks.quote() == NONE ? '"' : marks.quote();
    return shape.multiLine() ? new RecordLines(lines, reader(), quote) : lines;
  }

  FieldReader reader() {
    return rules == Rules.OPEN
        ? new OpenCsvFields(separator.charAt(0), marks)
        : new PlainFields(this);
  }
}
