package io.mastic.runtime.lake;

import java.util.Map;
import org.apache.iceberg.CatalogUtil;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Iceberg's own catalog over the Glue API of this process's server, its files as Spark reads them.
 */
public final class IcebergCatalog {

  private static final String NAME = "mastic";
  private static final String GLUE = "org.apache.iceberg.aws.glue.GlueCatalog";

  private IcebergCatalog() {}

  /** A table as Iceberg's own code has it. */
  public static Table table(SparkSession session, String database, String name) {
    return CatalogUtil.loadCatalog(GLUE, NAME, properties(), session.sessionState().newHadoopConf())
        .loadTable(TableIdentifier.of(database, name));
  }

  /** The rows of the current snapshot. */
  public static Dataset<Row> rows(SparkSession session, String database, String name) {
    return session.table(name(session, database, name));
  }

  /** What the table is called in the SQL of this session, whatever its own catalog is. */
  static String name(SparkSession session, String database, String name) {
    String catalog = "spark.sql.catalog." + NAME;
    session.conf().set(catalog, "org.apache.iceberg.spark.SparkCatalog");
    session.conf().set(catalog + ".catalog-impl", GLUE);
    properties().forEach((key, value) -> session.conf().set(catalog + "." + key, value));
    return NAME + "." + quoted(database) + "." + quoted(name);
  }

  private static String quoted(String name) {
    return "`" + name.replace("`", "``") + "`";
  }

  private static Map<String, String> properties() {
    return Map.of(
        "io-impl", "org.apache.iceberg.hadoop.HadoopFileIO",
        "glue.endpoint", System.getenv().getOrDefault("AWS_ENDPOINT_URL", ""),
        // Hive knows fewer names than Glue.
        "glue.skip-name-validation", "true",
        "client.region", System.getenv().getOrDefault("AWS_REGION", "us-east-1"),
        "http-client.type", "urlconnection",
        // What another catalog of the session wrote is to be seen.
        "cache-enabled", "false");
  }
}
