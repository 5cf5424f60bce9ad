package io.mastic.catalog.connection.jdbc;

import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A table that a database has: its names come from the database itself, never from a client.
 *
 * @param space the schema that it is in, or the catalog where the database has no schemas
 */
record JdbcTable(JdbcSpaces spaces, String space, String name) {

  /** Names of tables may have dots in them, and there are only so many ways to read them. */
  private static final int MOST_DOTS = 8;

  /**
   * The table of an entity's name, {@code schema.table}, or {@code table} of the login's schema.
   */
  static Optional<JdbcTable> find(JdbcSpaces spaces, String entity) throws SQLException {
    int dot = entity.indexOf('.');
    for (int tries = 0; dot >= 0 && tries < MOST_DOTS; tries++) {
      Optional<JdbcTable> found = find(spaces, entity.substring(0, dot), entity.substring(dot + 1));
      if (found.isPresent()) {
        return found;
      }
      dot = entity.indexOf('.', dot + 1);
    }
    String own = spaces.ofLogin();
    return own == null ? Optional.empty() : find(spaces, own, entity);
  }

  private static Optional<JdbcTable> find(JdbcSpaces spaces, String space, String name)
      throws SQLException {
    try (ResultSet tables = spaces.tables(space, spaces.literally(name), null)) {
      return tables.next()
          ? Optional.of(new JdbcTable(spaces, space, tables.getString("TABLE_NAME")))
          : Optional.empty();
    }
  }

  List<JdbcField> fields() throws SQLException {
    List<String> key = key();
    DatabaseMetaData metadata = spaces.metadata();
    List<JdbcField> fields = new ArrayList<>();
    try (ResultSet columns =
        metadata.getColumns(
            spaces.catalog(space), spaces.schemaLiterally(space), spaces.literally(name), null)) {
      while (columns.next()) {
        fields.add(JdbcField.read(columns, key.contains(columns.getString("COLUMN_NAME"))));
      }
    }
    return fields;
  }

  /** The columns of the primary key, in its order; empty without one. */
  List<String> key() throws SQLException {
    TreeMap<Short, String> key = new TreeMap<>();
    try (ResultSet columns =
        spaces.metadata().getPrimaryKeys(spaces.catalog(space), spaces.schema(space), name)) {
      while (columns.next()) {
        key.put(columns.getShort("KEY_SEQ"), columns.getString("COLUMN_NAME"));
      }
    }
    return List.copyOf(key.values());
  }

  String quoted() {
    return spaces.quoted(space) + "." + spaces.quoted(name);
  }

  String quoted(@Nullable String column) {
    return spaces.quoted(column == null ? "" : column);
  }
}
