package io.mastic.runtime.sparksql;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.SerDeInfo;
import software.amazon.awssdk.services.glue.model.StorageDescriptor;

/**
 * Tables that Spark keeps for itself, such as those {@code USING csv}: it hides their columns and
 * place in properties and puts a placeholder where all others look. Here the others find the real
 * ones; Spark itself goes on reading its properties.
 */
final class SparkFormats {

  private static final String PROVIDER = "spark.sql.sources.provider";
  private static final String SCHEMA = "spark.sql.sources.schema";
  private static final String TEXT_INPUT = "org.apache.hadoop.mapred.TextInputFormat";
  private static final String TEXT_OUTPUT =
      "org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat";
  private static final String LAZY = "org.apache.hadoop.hive.serde2.lazy.LazySimpleSerDe";
  private static final String OPEN_CSV = "org.apache.hadoop.hive.serde2.OpenCSVSerde";
  private static final String OPENX = "org.openx.data.jsonserde.JsonSerDe";

  private static final Pattern NEVER_QUOTED =
      Pattern.compile("tinyint|smallint|int|bigint|float|double|decimal.*|boolean|date");

  /** What {@link #csv} says beside Spark's options. */
  private static final Set<String> ADDED =
      Set.of("field.delim", "separatorChar", "serialization.format", "quoteChar", "escapeChar");

  private SparkFormats() {}

  /** The storage with which others can read the table; the same if they can already. */
  static StorageDescriptor readable(StorageDescriptor storage, Map<String, String> parameters) {
    String provider = parameters.getOrDefault(PROVIDER, "").toLowerCase(Locale.ROOT);
    SerDeInfo serde = storage.serdeInfo();
    Map<String, String> options = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    if (serde != null) {
      options.putAll(serde.parameters());
    }
    String path = options.get("path");
    if (provider.isEmpty() || path == null) {
      return storage;
    }
    StorageDescriptor.Builder readable = storage.toBuilder().location(path);
    List<Column> columns = columns(parameters);
    if (!columns.isEmpty()
        && (hidden(storage) || provider.equals("csv") || provider.equals("json"))) {
      readable.columns(columns);
    }
    if (provider.equals("csv") || provider.equals("json")) {
      readable
          .inputFormat(TEXT_INPUT)
          .outputFormat(TEXT_OUTPUT)
          .serdeInfo(
              SerDeInfo.builder()
                  .serializationLibrary(
                      provider.equals("json") ? OPENX : isQuoted(columns) ? OPEN_CSV : LAZY)
                  .parameters(
                      provider.equals("csv")
                          ? csv(options, isQuoted(columns))
                          : new HashMap<>(options))
                  .build());
    }
    return readable.build();
  }

  /**
   * The storage as Spark made it: without the words that {@link #readable} added for others, which
   * would be options of the table to SHOW CREATE TABLE.
   */
  static StorageDescriptor sparks(StorageDescriptor storage, Map<String, String> parameters) {
    SerDeInfo serde = storage.serdeInfo();
    if (serde == null || !"csv".equalsIgnoreCase(parameters.get(PROVIDER))) {
      return storage;
    }
    Map<String, String> options = new HashMap<>(serde.parameters());
    options.keySet().removeAll(ADDED);
    return storage.toBuilder().serdeInfo(serde.toBuilder().parameters(options).build()).build();
  }

  private static boolean hidden(StorageDescriptor storage) {
    return storage.columns().size() == 1
        && storage.columns().get(0).name().equals("col")
        && "array<string>".equals(storage.columns().get(0).type());
  }

  /**
   * Spark puts a text with a separator in quotes, which LazySimpleSerDe takes for part of the text
   * and so shifts the row; OpenCSVSerde knows them, at the price that all columns are texts.
   */
  private static boolean isQuoted(List<Column> columns) {
    return !columns.stream().allMatch(column -> NEVER_QUOTED.matcher(column.type()).matches());
  }

  private static Map<String, String> csv(Map<String, String> options, boolean quoted) {
    Map<String, String> serde = new HashMap<>(options);
    String separator = options.getOrDefault("sep", options.getOrDefault("delimiter", ","));
    serde.put("field.delim", separator);
    serde.put("separatorChar", separator);
    serde.put("serialization.format", separator);
    if (quoted) {
      serde.put("quoteChar", options.getOrDefault("quote", "\""));
      serde.put("escapeChar", options.getOrDefault("escape", "\\"));
    }
    return serde;
  }

  private static List<Column> columns(Map<String, String> parameters) {
    String json = parameters.get(SCHEMA);
    if (json == null) {
      return List.of();
    }
    int keys = Integer.parseInt(parameters.getOrDefault(SCHEMA + ".numPartCols", "0"));
    List<String> partitionKeys = new ArrayList<>();
    for (int i = 0; i < keys; i++) {
      partitionKeys.add(parameters.getOrDefault(SCHEMA + ".partCol." + i, ""));
    }
    List<Column> columns = new ArrayList<>();
    for (StructField field : ((StructType) DataType.fromJson(json)).fields()) {
      if (!partitionKeys.contains(field.name())) {
        columns.add(Columns.column(field));
      }
    }
    return columns;
  }

  /** Adds what Glue's own readers go by. */
  static void classify(Map<String, String> parameters, StorageDescriptor storage) {
    String provider = parameters.getOrDefault(PROVIDER, "").toLowerCase(Locale.ROOT);
    if (List.of("csv", "json", "parquet", "orc", "avro").contains(provider)) {
      parameters.putIfAbsent("classification", provider);
    }
    Map<String, String> options = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    if (storage.serdeInfo() != null) {
      options.putAll(storage.serdeInfo().parameters());
    }
    if (provider.equals("csv") && "true".equalsIgnoreCase(options.get("header"))) {
      parameters.putIfAbsent(TableForm.SKIP, "1");
    }
  }
}
