package io.mastic.runtime.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;

/**
 * A column as its database tells it.
 *
 * @param name as it is written there
 * @param typeName the database's own
 */
record ColumnFacts(String name, Kind kind, String typeName, boolean nullable) {

  /** How values compare and are written. */
  enum Kind {
    WHOLE,
    NUMBER,
    TIME,
    TEXT,
    /** Whose text does not say the value exactly, or that have no order. */
    INEXACT;

    boolean isNumber() {
      return this == WHOLE || this == NUMBER;
    }

    private static Kind of(int jdbcType, int scale) {
      return switch (jdbcType) {
        case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT -> WHOLE;
        case Types.DECIMAL, Types.NUMERIC -> scale == 0 ? WHOLE : NUMBER;
        case Types.DATE,
            Types.TIME,
            Types.TIMESTAMP,
            Types.TIME_WITH_TIMEZONE,
            Types.TIMESTAMP_WITH_TIMEZONE ->
            TIME;
        case Types.FLOAT,
            Types.REAL,
            Types.DOUBLE,
            Types.BIT,
            Types.BOOLEAN,
            Types.BINARY,
            Types.VARBINARY,
            Types.LONGVARBINARY,
            Types.BLOB,
            Types.ARRAY,
            Types.STRUCT ->
            INEXACT;
        default -> TEXT;
      };
    }
  }

  /**
   * @param relation a table's name or a query in parentheses, with an alias
   */
  static List<ColumnFacts> of(Connection database, String relation) throws SQLException {
    try (Statement statement = database.createStatement();
        ResultSet none = statement.executeQuery("SELECT * FROM " + relation + " WHERE 1=0")) {
      ResultSetMetaData facts = none.getMetaData();
      List<ColumnFacts> columns = new ArrayList<>();
      for (int i = 1; i <= facts.getColumnCount(); i++) {
        columns.add(
            new ColumnFacts(
                facts.getColumnLabel(i),
                Kind.of(facts.getColumnType(i), facts.getScale(i)),
                facts.getColumnTypeName(i),
                facts.isNullable(i) != ResultSetMetaData.columnNoNulls));
      }
      return columns;
    }
  }

  /**
   * The column of that name, or the only one that is written like it but for case.
   *
   * @param option that names it
   * @throws IllegalArgumentException if there is none
   */
  static ColumnFacts named(List<ColumnFacts> columns, String option, String name) {
    List<ColumnFacts> like =
        columns.stream().filter(column -> column.name.equalsIgnoreCase(name)).toList();
    return like.stream()
        .filter(column -> column.name.equals(name) || like.size() == 1)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    option
                        + " names the column "
                        + name
                        + "; there are "
                        + columns.stream().map(ColumnFacts::name).toList()));
  }
}
