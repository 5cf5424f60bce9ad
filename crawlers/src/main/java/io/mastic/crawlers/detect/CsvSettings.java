package io.mastic.crawlers.detect;

import java.util.List;
import java.util.Optional;

/**
 * What a custom CSV classifier fixes; what it leaves open is found out as the built-in one does.
 *
 * @param header names of the columns; empty to take them from the data
 * @param types Hive types of the columns, in order; empty to infer them
 */
public record CsvSettings(
    Optional<Character> delimiter,
    Optional<Character> quote,
    Heading heading,
    List<String> header,
    Trimming trimming,
    Width width,
    List<String> types,
    Library library) {

  /** Whether the first row names the columns. */
  public enum Heading {
    UNKNOWN,
    PRESENT,
    ABSENT
  }

  /** Whether white space around a value matters for its type. */
  public enum Trimming {
    TRIM,
    KEEP
  }

  /** Whether one column is enough. */
  public enum Width {
    SEVERAL_COLUMNS,
    ANY
  }

  /** Which SerDe the table names. */
  public enum Library {
    LAZY_SIMPLE,
    OPEN_CSV
  }

  /** The built-in classifier's. */
  static final CsvSettings BUILT_IN =
      new CsvSettings(
          Optional.empty(),
          Optional.empty(),
          Heading.UNKNOWN,
          List.of(),
          Trimming.TRIM,
          Width.SEVERAL_COLUMNS,
          List.of(),
          Library.LAZY_SIMPLE);

  public CsvSettings {
    header = List.copyOf(header);
    types = List.copyOf(types);
  }

  char quoteOrDefault() {
    return quote.orElse('"');
  }
}
