package io.mastic.runtime.launch;

import io.mastic.runtime.sparksql.CatalogPlugin;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The properties of a run whose Spark SQL sees the Data Catalog. Iceberg's tables are seen in the
 * same catalog where the job asks for Iceberg: its own session catalog stands before Spark's.
 */
final class SqlCatalogSettings {

  static final String PLUGIN = CatalogPlugin.class.getName();

  private static final String CATALOG = "spark.sql.catalog.spark_catalog";

  private SqlCatalogSettings() {}

  static Map<String, String> of(List<String> lakeFormats, Map<String, String> environment) {
    Map<String, String> settings = new LinkedHashMap<>();
    if (lakeFormats.stream().anyMatch("iceberg"::equalsIgnoreCase)) {
      settings.put(
          "spark.sql.extensions",
          "org.apache.iceberg.spark.extensions.IcebergSparkSessionExtensions");
      settings.put(CATALOG, "org.apache.iceberg.spark.SparkSessionCatalog");
      settings.put(CATALOG + ".catalog-impl", "org.apache.iceberg.aws.glue.GlueCatalog");
      // The files as Spark reads all others.
      settings.put(CATALOG + ".io-impl", "org.apache.iceberg.hadoop.HadoopFileIO");
      // Hive knows fewer names than Glue.
      settings.put(CATALOG + ".glue.skip-name-validation", "true");
      settings.put(CATALOG + ".client.region", environment.getOrDefault("AWS_REGION", "us-east-1"));
      settings.put(CATALOG + ".http-client.type", "urlconnection");
      String endpoint = environment.get("AWS_ENDPOINT_URL");
      if (endpoint != null) {
        settings.put(CATALOG + ".glue.endpoint", endpoint);
      }
    }
    return settings;
  }
}
