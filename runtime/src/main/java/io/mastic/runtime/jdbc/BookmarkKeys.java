package io.mastic.runtime.jdbc;

import io.mastic.runtime.bookmark.SeenRows;
import io.mastic.runtime.bookmark.SeenRows.Order;
import io.mastic.runtime.jdbc.RowBookmark.Rows;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The columns by which new rows are told from old ones. Together they are one key, the first column
 * counting most.
 */
record BookmarkKeys(List<ColumnFacts> columns, Order order, DatabaseDialect dialect) {

  /**
   * @throws IllegalArgumentException for a column that is not there, or whose values have no exact
   *     order
   */
  static BookmarkKeys named(Rows rows, Order order, List<String> names) {
    List<ColumnFacts> columns = new ArrayList<>();
    for (String name : names) {
      ColumnFacts column = rows.relation().column("jobBookmarkKeys", name);
      if (column.kind() == ColumnFacts.Kind.INEXACT) {
        throw new IllegalArgumentException(
            "jobBookmarkKeys names the column "
                + column.name()
                + ", whose type "
                + column.typeName()
                + " has no exact order");
      }
      columns.add(column);
    }
    return new BookmarkKeys(columns, order, rows.dialect());
  }

  /** The primary key, if it is one column of whole numbers. */
  static Optional<BookmarkKeys> ofPrimaryKey(Rows rows, Order order) throws SQLException {
    if (rows.relation().table().isEmpty()) {
      return Optional.empty();
    }
    List<String> names = rows.relation().table().get().primaryKey(rows.database());
    return Optional.of(names)
        .filter(key -> key.size() == 1)
        .map(key -> named(rows, order, key))
        .filter(key -> key.columns.get(0).kind() == ColumnFacts.Kind.WHOLE);
  }

  List<String> names() {
    return columns.stream().map(ColumnFacts::name).toList();
  }

  SeenRows at(List<String> values) {
    return new SeenRows(names(), order, values);
  }

  /** Are there as many rows as numbers from the first to the last? */
  boolean hasNoGaps(Rows rows) throws SQLException {
    String key = quoted(0);
    String query = "SELECT count(*), min(" + key + "), max(" + key + ") FROM " + from(rows);
    try (Statement statement = rows.database().createStatement();
        ResultSet found = statement.executeQuery(query)) {
      if (!found.next() || found.getLong(1) == 0) {
        return true;
      }
      BigDecimal span = found.getBigDecimal(3).subtract(found.getBigDecimal(2));
      return span.add(BigDecimal.ONE).compareTo(BigDecimal.valueOf(found.getLong(1))) == 0;
    }
  }

  /**
   * @throws IllegalArgumentException if a row has no key: nobody could say whether it was read
   */
  void checkPresent(Rows rows) throws SQLException {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).nullable()
          && first(rows.and(Optional.of(quoted(i) + " IS NULL")), "1").isPresent()) {
        throw new IllegalArgumentException(
            "There are rows whose bookmark key "
                + columns.get(i).name()
                + " is NULL: a bookmark could not tell whether they were read");
      }
    }
  }

  /** The key of the last of the rows, empty if there are none. */
  Optional<List<String>> last(Rows rows) throws SQLException {
    String direction = order == Order.ASC ? " DESC" : " ASC";
    String keys = columns.stream().map(this::quoted).collect(Collectors.joining(", "));
    String by =
        columns.stream().map(key -> quoted(key) + direction).collect(Collectors.joining(", "));
    return first(rows, keys, " ORDER BY " + by);
  }

  private Optional<List<String>> first(Rows rows, String what) throws SQLException {
    return first(rows, what, "");
  }

  private Optional<List<String>> first(Rows rows, String what, String order) throws SQLException {
    String query = dialect.first("SELECT " + what + " FROM " + from(rows) + order);
    try (Statement statement = rows.database().createStatement()) {
      statement.setMaxRows(1);
      try (ResultSet found = statement.executeQuery(query)) {
        if (!found.next()) {
          return Optional.empty();
        }
        List<String> values = new ArrayList<>();
        for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
          values.add(found.getString(i));
        }
        return Optional.of(values);
      }
    }
  }

  private static String from(Rows rows) {
    return rows.relation().sql() + " WHERE " + Relation.all(rows.conditions());
  }

  /** Rows that come after the one with this key. */
  String behind(List<String> values) {
    return beyond(values, order == Order.ASC ? " > " : " < ");
  }

  /** The row with this key, and those before it. */
  String upTo(List<String> values) {
    String equal =
        columns.stream()
            .map(key -> quoted(key) + " = " + dialect.literal(key, value(key, values)))
            .collect(Collectors.joining(" AND "));
    return beyond(values, order == Order.ASC ? " < " : " > ") + " OR (" + equal + ")";
  }

  /** One column differs, and those that count more are equal. */
  private String beyond(List<String> values, String comparison) {
    List<String> ways = new ArrayList<>();
    for (int differs = 0; differs < columns.size(); differs++) {
      StringBuilder way = new StringBuilder("(");
      for (int i = 0; i <= differs; i++) {
        way.append(i == 0 ? "" : " AND ")
            .append(quoted(i))
            .append(i == differs ? comparison : " = ")
            .append(dialect.literal(columns.get(i), values.get(i)));
      }
      ways.add(way.append(")").toString());
    }
    return String.join(" OR ", ways);
  }

  private String value(ColumnFacts key, List<String> values) {
    return values.get(columns.indexOf(key));
  }

  private String quoted(int column) {
    return quoted(columns.get(column));
  }

  private String quoted(ColumnFacts column) {
    return dialect.quote(column.name());
  }
}
