package io.mastic.crawlers.detect;

import java.util.List;
import java.util.Optional;

/**
 * What a custom CSV classifier fixes; what it leaves open is found out as the built-in one does.
 */
public record CsvSettings(
    Optional<Character> delimiter,
    Optional<Character> quote,
    Heading heading,
    Columns columns,
    Trimming trimming,
    Width width,
    Library library) {

  /**
   * What is known of the columns beforehand.
   *
   * @param names empty to take them from the data
   * @param types Hive types, in order; empty to infer them
   */
  public record Columns(List<String> names, List<String> types) {

    /** Nothing. */
    public static final Columns UNKNOWN = new Columns(List.of(), List.of());

    public Columns {
      names = List.copyOf(names);
      types = List.copyOf(types);
    }
  }

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
    /** The one that reads what was seen. */
    DETECTED,
    LAZY_SIMPLE,
    OPEN_CSV
  }

  /** The built-in classifier's. */
  static final CsvSettings BUILT_IN =
      new CsvSettings(
          Optional.empty(),
          Optional.empty(),
          Heading.UNKNOWN,
          Columns.UNKNOWN,
          Trimming.TRIM,
          Width.SEVERAL_COLUMNS,
          Library.DETECTED);

  char quoteOrDefault() {
    return quote.orElse('"');
  }
}
