package io.mastic.runtime.source;

import io.mastic.runtime.catalog.GlueCatalog;
import io.mastic.runtime.catalog.TableLayout;
import io.mastic.runtime.frame.Frame;
import io.mastic.runtime.jdbc.CatalogConnection;
import io.mastic.runtime.jdbc.JdbcConnection;
import io.mastic.runtime.jdbc.JdbcReading;
import io.mastic.runtime.jdbc.RowBookmark;
import io.mastic.runtime.option.Options;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.SparkSession;
import software.amazon.awssdk.services.glue.model.Table;

/** A table or query of a database. */
public record JdbcSource(
    SparkSession session, JdbcConnection connection, Options options, RowBookmark bookmark)
    implements Source {

  private static final Set<String> KINDS =
      Set.of(
          "mysql",
          "postgresql",
          "oracle",
          "sqlserver",
          "redshift",
          "custom.jdbc",
          "marketplace.jdbc",
          "jdbc",
          "mariadb",
          "sqlite");

  /** What a table of the catalog may say in its parameters, as the Glue Developer Guide has it. */
  private static final List<String> OF_TABLES =
      List.of("hashfield", "hashexpression", "hashpartitions");

  public static boolean reads(String connectionType) {
    return KINDS.contains(connectionType.toLowerCase(Locale.ROOT));
  }

  /** A catalog table that a crawler found in a database. */
  static JdbcSource ofTable(
      SparkSession session,
      GlueCatalog catalog,
      Table table,
      Options options,
      RowBookmark bookmark) {
    TableLayout layout = TableLayout.of(table);
    Map<String, Object> said = new HashMap<>();
    said.put("dbtable", nameInDatabase(layout));
    for (String name : OF_TABLES) {
      boolean otherGiven = options.has("hashfield") || options.has("hashexpression");
      if (!otherGiven || name.equals("hashpartitions")) {
        layout.options().text(name).ifPresent(value -> said.put(name, value));
      }
    }
    return new JdbcSource(
        session, connection(catalog, table, options), new Options(said).with(options), bookmark);
  }

  /**
   * The connection that a table's crawler went through.
   *
   * @throws IllegalArgumentException if the table names none
   */
  public static JdbcConnection connection(GlueCatalog catalog, Table table, Options options) {
    String name = table.parameters().get("connectionName");
    if (name == null) {
      throw new IllegalArgumentException(
          "The table " + table.databaseName() + "." + table.name() + " names no connection");
    }
    return CatalogConnection.of(catalog.loadConnection(name)).with(options);
  }

  /** Locations are database.schema.table, or database.table where there are no schemas. */
  public static String nameInDatabase(TableLayout layout) {
    String location = layout.location();
    return location.chars().filter(c -> c == '.').count() < 2
        ? location
        : location.substring(location.indexOf('.') + 1);
  }

  @Override
  public Frame frame() {
    return Frame.of(new JdbcReading(session, connection, options, bookmark).rows());
  }
}
