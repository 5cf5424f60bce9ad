package io.mastic.kernel.secret;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A column whose texts are sealed.
 *
 * @param key the columns that name a row; texts too
 */
public record SealedColumn(String table, String column, List<String> key) {

  /**
   * What a text of that row is sealed for.
   *
   * @param values of {@link #key}, in its order; no text of the database has a NUL in it
   */
  public String place(List<String> values) {
    return table + "." + column + "\0" + String.join("\0", values);
  }

  /** Rows whose text does not begin with {@code :form}. */
  String select() {
    return "SELECT "
        + String.join(", ", key)
        + ", "
        + column
        + " FROM "
        + table
        + " WHERE "
        + column
        + " IS NOT NULL AND substr("
        + column
        + ", 1, :length) <> :form LIMIT :limit";
  }

  /** Leaves alone what somebody has changed meanwhile. */
  String update() {
    return "UPDATE "
        + table
        + " SET "
        + column
        + " = :sealed WHERE "
        + key.stream().map(name -> name + " = :" + name).collect(Collectors.joining(" AND "))
        + " AND "
        + column
        + " = :before";
  }
}
