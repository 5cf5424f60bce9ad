package io.mastic.runtime.jdbc;

import io.mastic.runtime.option.Options;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reading in parallel: conditions of which each row meets exactly one, by hashfield (a column of
 * any type) or hashexpression (SQL that makes a whole number).
 *
 * @see <a href="https://docs.aws.amazon.com/glue/latest/dg/run-jdbc-parallel-read-job.html">Reading
 *     from JDBC tables in parallel</a>
 */
final class HashParts {

  private static final int USUAL = 7;

  private HashParts() {}

  /**
   * The conditions; none if nothing asks for parts.
   *
   * @param column finds the facts of the column that hashfield names
   * @throws IllegalArgumentException for options that do not fit together
   */
  static List<String> of(
      Options options, DatabaseDialect dialect, Function<String, ColumnFacts> column) {
    Optional<String> field = options.text("hashfield").filter(text -> !text.isBlank());
    Optional<String> expression = options.text("hashexpression").filter(text -> !text.isBlank());
    if (field.isPresent() && expression.isPresent()) {
      throw new IllegalArgumentException("Give hashfield or hashexpression, not both");
    }
    if (field.isEmpty() && expression.isEmpty()) {
      if (options.has("hashpartitions")) {
        throw new IllegalArgumentException(
            "hashpartitions needs a hashfield or a hashexpression to divide the table by");
      }
      return List.of();
    }
    int parts = parts(options);
    if (field.isPresent()) {
      ColumnFacts by = column.apply(field.get());
      return conditions(dialect.hash(by, parts), dialect.quote(by.name()), parts);
    }
    String number = "(" + expression.get() + ")";
    return conditions(dialect.remainder(number, parts), number, parts);
  }

  private static int parts(Options options) {
    long parts = options.number("hashpartitions", USUAL);
    if (parts < 1 || parts > 10_000) {
      throw new IllegalArgumentException(
          "hashpartitions must be between 1 and 10000, and is " + parts);
    }
    return (int) parts;
  }

  /** Rows without a value are in the first part. */
  private static List<String> conditions(String number, String value, int parts) {
    List<String> conditions = new ArrayList<>();
    conditions.add(number + " = 0 OR " + value + " IS NULL");
    for (int part = 1; part < parts; part++) {
      conditions.add(number + " = " + part);
    }
    return conditions;
  }
}
