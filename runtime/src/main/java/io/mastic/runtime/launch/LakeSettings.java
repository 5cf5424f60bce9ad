package io.mastic.runtime.launch;

import io.mastic.runtime.lake.LakeFormat;
import io.mastic.runtime.sparksql.IcebergSessionTables;
import io.mastic.runtime.sparksql.SessionTables;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The properties of a run that asks for table formats, so that their SQL and their tables in the
 * session catalog are there without a {@code --conf}.
 */
final class LakeSettings {

  private static final String CATALOG = "spark.sql.catalog.spark_catalog";

  private LakeSettings() {}

  /**
   * @param words as {@code --datalake-formats} names them; others are not ours
   * @param environment of the process
   */
  static Map<String, String> of(
      List<String> words, RunJson.SqlCatalog session, Map<String, String> environment) {
    List<LakeFormat> formats =
        words.stream().flatMap(w -> LakeFormat.named(w).stream()).distinct().sorted().toList();
    Map<String, String> settings = new LinkedHashMap<>();
    if (formats.isEmpty()) {
      return settings;
    }
    settings.put(
        "spark.sql.extensions",
        String.join(",", formats.stream().map(LakeSettings::extension).toList()));
    boolean iceberg =
        formats.contains(LakeFormat.ICEBERG) && session == RunJson.SqlCatalog.DATA_CATALOG;
    List<String> others = new ArrayList<>();
    // Delta Lake's last, which is asked first: it makes a table and its rows in one commit.
    formats.stream().filter(f -> f != LakeFormat.ICEBERG).forEach(f -> others.add(0, f.library()));
    if (iceberg) {
      settings.put(CATALOG, IcebergSessionTables.class.getName());
      settings.putAll(icebergOverGlue(environment));
    } else if (others.size() == 1) {
      settings.put(CATALOG, others.get(0));
    } else if (!others.isEmpty()) {
      settings.put(CATALOG, SessionTables.class.getName());
    }
    if (!others.isEmpty() && (iceberg || others.size() > 1)) {
      settings.put(CATALOG + ".beneath", String.join(",", others));
    }
    if (formats.contains(LakeFormat.HUDI)) {
      settings.put("spark.serializer", "org.apache.spark.serializer.KryoSerializer");
      settings.put("spark.kryo.registrator", "org.apache.spark.HoodieSparkKryoRegistrar");
    }
    return settings;
  }

  /**
   * Files of this machine are renamed in one step, so that several may write to a table of Delta
   * Lake at once; its own way for S3 knows of the writers of one process only.
   */
  static Map<String, String> onLocalFiles(List<String> words, List<String> schemes) {
    Map<String, String> settings = new LinkedHashMap<>();
    if (words.stream()
        .anyMatch(w -> LakeFormat.named(w).filter(LakeFormat.DELTA::equals).isPresent())) {
      for (String scheme : schemes) {
        settings.put("spark.delta.logStore." + scheme + ".impl", "io.delta.storage.HDFSLogStore");
      }
    }
    return settings;
  }

  private static String extension(LakeFormat format) {
    return switch (format) {
      case ICEBERG -> "org.apache.iceberg.spark.extensions.IcebergSparkSessionExtensions";
      case DELTA -> "io.delta.sql.DeltaSparkSessionExtension";
      case HUDI -> "org.apache.spark.sql.hudi.HoodieSparkSessionExtension";
    };
  }

  private static Map<String, String> icebergOverGlue(Map<String, String> environment) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put(CATALOG + ".catalog-impl", "org.apache.iceberg.aws.glue.GlueCatalog");
    // The files as Spark reads all others.
    settings.put(CATALOG + ".io-impl", "org.apache.iceberg.hadoop.HadoopFileIO");
    // Hive knows fewer names than Glue.
    settings.put(CATALOG + ".glue.skip-name-validation", "true");
    settings.put(CATALOG + ".client.region", environment.getOrDefault("AWS_REGION", "us-east-1"));
    settings.put(CATALOG + ".http-client.type", "urlconnection");
    // What from_catalog, another session or another job wrote is to be seen.
    settings.put(CATALOG + ".cache-enabled", "false");
    String endpoint = environment.get("AWS_ENDPOINT_URL");
    if (endpoint != null) {
      settings.put(CATALOG + ".glue.endpoint", endpoint);
    }
    return settings;
  }
}
