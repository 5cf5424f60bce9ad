package io.mastic.runtime.jdbc;

import io.mastic.runtime.option.Options;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * What is read: a table, or a query in its place.
 *
 * @param sql as it stands behind FROM
 */
record Relation(String sql, Optional<JdbcTableName> table, List<ColumnFacts> columns) {

  /** From options query, else dbtable (or tableName, as old scripts say). */
  static Relation of(Connection database, DatabaseDialect dialect, Options options)
      throws SQLException {
    Optional<String> query =
        options.text("query").filter(text -> !text.isBlank()).map(Relation::bare);
    if (query.isPresent()) {
      String sql = "(" + query.get() + ") mastic_query";
      return new Relation(sql, Optional.empty(), ColumnFacts.of(database, sql));
    }
    String text = options.text("dbtable").orElseGet(() -> options.required("tableName"));
    Optional<JdbcTableName> found = JdbcTableName.find(database, dialect, text);
    String sql =
        found.isPresent() ? found.get().sql(dialect) : JdbcTableName.sql(database, dialect, text);
    return new Relation(sql, found, ColumnFacts.of(database, sql));
  }

  /** A query without what ends a statement. */
  static String bare(String query) {
    return query.strip().replaceFirst(";+\\s*$", "");
  }

  ColumnFacts column(String option, String name) {
    return ColumnFacts.named(columns, option, name);
  }

  /** The rows for which all conditions hold. */
  String where(List<String> conditions) {
    return conditions.isEmpty()
        ? sql
        : "(SELECT * FROM " + sql + " WHERE " + all(conditions) + ") mastic_rows";
  }

  static String all(List<String> conditions) {
    return conditions.stream()
        .map(condition -> "(" + condition + ")")
        .reduce((one, other) -> one + " AND " + other)
        .orElse("1=1");
  }
}
