package io.mastic.runtime.source;

import io.mastic.runtime.catalog.GlueCatalog;
import io.mastic.runtime.catalog.TableLayout;
import io.mastic.runtime.frame.Frame;
import io.mastic.runtime.jdbc.JdbcConnection;
import io.mastic.runtime.option.Options;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.SparkSession;
import software.amazon.awssdk.services.glue.model.Table;

/**
 * A table or query of a database, by Spark's own JDBC source; the driver has to be on the job's
 * class path.
 */
public record JdbcSource(SparkSession session, JdbcConnection connection, Options options)
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
          "sqlite");

  public static boolean reads(String connectionType) {
    return KINDS.contains(connectionType.toLowerCase(Locale.ROOT));
  }

  /** A catalog table that a crawler found in a database: its location is database.schema.table. */
  static JdbcSource ofTable(
      SparkSession session, GlueCatalog catalog, Table table, TableLayout layout, Options options) {
    String name = table.parameters().get("connectionName");
    if (name == null) {
      throw new IllegalArgumentException("The table " + layout.name() + " names no connection");
    }
    String inDatabase = layout.location().substring(layout.location().indexOf('.') + 1);
    Options all = new Options(Map.of("dbtable", inDatabase)).with(options);
    return new JdbcSource(session, JdbcConnection.of(catalog.loadConnection(name)), all);
  }

  @Override
  public Frame frame() {
    DataFrameReader reader = session.read().format("jdbc").options(connection.options());
    var query =
        options.text("sampleQuery").or(() -> options.text("query")).filter(q -> !q.isBlank());
    return Frame.of(
        query.isPresent()
            ? reader.option("query", query.get()).load()
            : reader
                .option(
                    "dbtable",
                    options.text("dbtable").orElseGet(() -> options.required("tableName")))
                .load());
  }
}
