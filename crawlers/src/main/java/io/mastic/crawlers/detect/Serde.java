package io.mastic.crawlers.detect;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How Hive and its kin read a format; nothing but parameters for what they do not read.
 *
 * @param parameters fixed ones; what depends on the columns is added when the table is written
 */
public record Serde(
    @Nullable String library,
    @Nullable String inputFormat,
    @Nullable String outputFormat,
    Map<String, String> parameters) {

  private static final String TEXT_INPUT = "org.apache.hadoop.mapred.TextInputFormat";
  private static final String TEXT_OUTPUT =
      "org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat";

  /** Of what Hive has no reader for: a database has it, or jobs go by the classification. */
  public static final Serde NONE = new Serde(null, null, null, Map.of());

  /** Rows of XML, which AWS writes in this parameter. */
  static Serde xml(String rowTag) {
    return new Serde(null, null, null, Map.of("rowTag", rowTag));
  }

  public static final Serde JSON = text("org.openx.data.jsonserde.JsonSerDe", Map.of());

  public static final Serde PARQUET =
      new Serde(
          "org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe",
          "org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat",
          "org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat",
          Map.of("serialization.format", "1"));

  public static final Serde ORC =
      new Serde(
          "org.apache.hadoop.hive.ql.io.orc.OrcSerde",
          "org.apache.hadoop.hive.ql.io.orc.OrcInputFormat",
          "org.apache.hadoop.hive.ql.io.orc.OrcOutputFormat",
          Map.of("serialization.format", "1"));

  /** A table whose files only its format's own log tells: others read nothing of it. */
  public static Serde ofLake(String location) {
    return new Serde(
        "org.apache.hadoop.hive.serde2.lazy.LazySimpleSerDe",
        "org.apache.hadoop.mapred.SequenceFileInputFormat",
        "org.apache.hadoop.hive.ql.io.HiveSequenceFileOutputFormat",
        Map.of("serialization.format", "1", "path", location));
  }

  /** When Hudi puts changes and files together. */
  public enum Merging {
    ON_READ,
    ON_WRITE
  }

  /** A table of Hudi's, as its own writers tell a metastore. */
  public static Serde ofHudi(String location, Merging merging) {
    return new Serde(
        PARQUET.library(),
        merging == Merging.ON_READ
            ? "org.apache.hudi.hadoop.realtime.HoodieParquetRealtimeInputFormat"
            : "org.apache.hudi.hadoop.HoodieParquetInputFormat",
        PARQUET.outputFormat(),
        Map.of(
            "serialization.format", "1",
            "path", location,
            "hoodie.query.as.ro.table", "false"));
  }

  public Serde {
    parameters = Map.copyOf(parameters);
  }

  /** With the schema beside it, as AWS's crawler writes it. */
  static Serde avro(String schema) {
    return new Serde(
        "org.apache.hadoop.hive.serde2.avro.AvroSerDe",
        "org.apache.hadoop.hive.ql.io.avro.AvroContainerInputFormat",
        "org.apache.hadoop.hive.ql.io.avro.AvroContainerOutputFormat",
        Map.of("serialization.format", "1", "avro.schema.literal", schema));
  }

  static Serde lazySimple(char delimiter) {
    return text(
        "org.apache.hadoop.hive.serde2.lazy.LazySimpleSerDe",
        Map.of("field.delim", String.valueOf(delimiter)));
  }

  static Serde openCsv(char delimiter, char quote, char escape) {
    return text(
        "org.apache.hadoop.hive.serde2.OpenCSVSerde",
        Map.of(
            "separatorChar", String.valueOf(delimiter),
            "quoteChar", String.valueOf(quote),
            "escapeChar", String.valueOf(escape)));
  }

  /** With one more parameter. */
  Serde with(String name, String value) {
    Map<String, String> more = new HashMap<>(parameters);
    more.put(name, value);
    return new Serde(library, inputFormat, outputFormat, more);
  }

  /** With the keys of columns that the other one names; of two for one the first by its letters. */
  Serde withKeysOf(Serde other) {
    Map<String, String> more = new HashMap<>(parameters);
    other.parameters.forEach(
        (name, value) -> {
          if (name.startsWith("mapping.")) {
            more.merge(name, value, (a, b) -> a.compareTo(b) <= 0 ? a : b);
          }
        });
    return new Serde(library, inputFormat, outputFormat, more);
  }

  static Serde text(String library, Map<String, String> parameters) {
    return new Serde(library, TEXT_INPUT, TEXT_OUTPUT, parameters);
  }
}
