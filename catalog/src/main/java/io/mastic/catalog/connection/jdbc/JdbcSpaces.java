package io.mastic.catalog.connection.jdbc;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Where a database keeps its tables: in schemas, or in catalogs where it has no schemas, as MySQL.
 */
record JdbcSpaces(
    Connection connection,
    DatabaseMetaData metadata,
    boolean hasSchemas,
    String escape,
    String quote,
    boolean takesLimit) {

  /** Those that read {@code LIMIT 10} at the end of a statement, and plan for it. */
  private static final Set<String> LIMITED = Set.of("PostgreSQL", "MySQL", "MariaDB", "Redshift");

  private static final String[] KINDS = {
    "TABLE", "BASE TABLE", "PARTITIONED TABLE", "FOREIGN TABLE", "VIEW", "MATERIALIZED VIEW"
  };

  static JdbcSpaces of(Connection connection) throws SQLException {
    DatabaseMetaData metadata = connection.getMetaData();
    return new JdbcSpaces(
        connection,
        metadata,
        metadata.supportsSchemasInDataManipulation(),
        metadata.getSearchStringEscape(),
        metadata.getIdentifierQuoteString(),
        LIMITED.contains(metadata.getDatabaseProductName()));
  }

  /** All but the database's own. */
  NavigableSet<String> names() throws SQLException {
    NavigableSet<String> names = new TreeSet<>();
    try (ResultSet rows = hasSchemas ? metadata.getSchemas() : metadata.getCatalogs()) {
      while (rows.next()) {
        String name = rows.getString(hasSchemas ? "TABLE_SCHEM" : "TABLE_CAT");
        if (!name.startsWith("pg_") && !name.equalsIgnoreCase("information_schema")) {
          names.add(name);
        }
      }
    }
    return names;
  }

  /** The tables and views in a space, and not what the database keeps there for itself. */
  NavigableSet<String> tables(String space) throws SQLException {
    NavigableSet<String> names = new TreeSet<>();
    try (ResultSet rows = tables(space, "%", KINDS)) {
      while (rows.next()) {
        names.add(rows.getString("TABLE_NAME"));
      }
    }
    return names;
  }

  /**
   * @param kinds null for all
   */
  ResultSet tables(String space, String pattern, String @Nullable [] kinds) throws SQLException {
    return metadata.getTables(catalog(space), schemaLiterally(space), pattern, kinds);
  }

  /** Where a table is looked for whose name says no space. */
  @Nullable String ofLogin() throws SQLException {
    return hasSchemas ? connection.getSchema() : connection.getCatalog();
  }

  @Nullable String catalog(String space) throws SQLException {
    return hasSchemas ? connection.getCatalog() : space;
  }

  @Nullable String schema(String space) {
    return hasSchemas ? space : null;
  }

  @Nullable String schemaLiterally(String space) {
    return hasSchemas ? literally(space) : null;
  }

  /** A pattern that only this name fits. */
  String literally(String name) {
    return name.replace(escape, escape + escape)
        .replace("_", escape + "_")
        .replace("%", escape + "%");
  }

  /** As an identifier of a statement, whatever is in it. */
  String quoted(String name) {
    return quote + name.replace(quote, quote + quote) + quote;
  }
}
