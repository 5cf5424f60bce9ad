package io.mastic.runtime.jdbc;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A table of a database by its own names: what {@code dbtable} says is looked up there as it is
 * written, then in lower and upper case, and quoted as it was found.
 */
record JdbcTableName(@Nullable String catalog, @Nullable String schema, String table) {

  /**
   * There may be spaces in names; whether it is one, or a table and its alias, the database knows.
   */
  private static final Pattern PARTS =
      Pattern.compile("[^\\t\\r\\n.\"'`\\[\\]();,]+(?:\\.[^\\t\\r\\n.\"'`\\[\\]();,]+){0,2}");

  private static final Pattern REGULAR = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  /** Empty for what is quoted already, is a query, or is not there. */
  static Optional<JdbcTableName> find(Connection database, DatabaseDialect dialect, String text)
      throws SQLException {
    if (!PARTS.matcher(text).matches()) {
      return Optional.empty();
    }
    JdbcTableName asked = of(Arrays.asList(text.split("\\.", -1)), dialect, database);
    for (String schema : spellings(asked.schema)) {
      for (String table : spellings(asked.table)) {
        JdbcTableName name =
            new JdbcTableName(asked.catalog, schema.isEmpty() ? null : schema, table);
        if (name.isIn(database.getMetaData())) {
          return Optional.of(name);
        }
      }
    }
    return Optional.empty();
  }

  private static JdbcTableName of(List<String> parts, DatabaseDialect dialect, Connection database)
      throws SQLException {
    String table = parts.get(parts.size() - 1);
    String before = parts.size() > 1 ? parts.get(parts.size() - 2) : null;
    if (dialect == DatabaseDialect.MYSQL) {
      return new JdbcTableName(before == null ? database.getCatalog() : before, null, table);
    }
    return new JdbcTableName(
        parts.size() > 2 ? parts.get(0) : database.getCatalog(),
        before == null ? database.getSchema() : before,
        table);
  }

  private static Set<String> spellings(@Nullable String name) {
    if (name == null) {
      return Set.of("");
    }
    return new LinkedHashSet<>(
        List.of(name, name.toLowerCase(Locale.ROOT), name.toUpperCase(Locale.ROOT)));
  }

  private boolean isIn(DatabaseMetaData database) throws SQLException {
    String escape = database.getSearchStringEscape();
    try (ResultSet found =
        database.getTables(catalog, pattern(schema, escape), pattern(table, escape), null)) {
      while (found.next()) {
        String type = String.valueOf(found.getString("TABLE_TYPE")).toUpperCase(Locale.ROOT);
        if (found.getString("TABLE_NAME").equals(table)
            && (type.contains("TABLE") || type.contains("VIEW") || type.contains("SYNONYM"))) {
          return true;
        }
      }
      return false;
    }
  }

  private static @Nullable String pattern(@Nullable String name, @Nullable String escape) {
    return name == null || escape == null || escape.isEmpty()
        ? name
        : name.replace(escape, escape + escape)
            .replace("_", escape + "_")
            .replace("%", escape + "%");
  }

  /** The primary key's columns in the order of the key. */
  List<String> primaryKey(Connection database) throws SQLException {
    TreeMap<Integer, String> columns = new TreeMap<>();
    try (ResultSet keys = database.getMetaData().getPrimaryKeys(catalog, schema, table)) {
      while (keys.next()) {
        columns.put(keys.getInt("KEY_SEQ"), keys.getString("COLUMN_NAME"));
      }
    }
    return List.copyOf(columns.values());
  }

  String sql(DatabaseDialect dialect) {
    String owner = dialect == DatabaseDialect.MYSQL ? catalog : schema;
    String name = dialect.quote(table);
    String owned = owner == null ? name : dialect.quote(owner) + "." + name;
    return dialect == DatabaseDialect.SQLSERVER && catalog != null
        ? dialect.quote(catalog) + "." + owned
        : owned;
  }

  /**
   * How to write a name in SQL: the database's own if it has that table, else as it was given,
   * quoted where it is no plain name.
   */
  static String sql(Connection database, DatabaseDialect dialect, String text) throws SQLException {
    Optional<JdbcTableName> found = find(database, dialect, text);
    if (found.isPresent()) {
      return found.get().sql(dialect);
    }
    return text.indexOf(' ') >= 0 || !PARTS.matcher(text).matches()
        ? text
        : Arrays.stream(text.split("\\.", -1))
            .map(part -> REGULAR.matcher(part).matches() ? part : dialect.quote(part))
            .collect(Collectors.joining("."));
  }
}
