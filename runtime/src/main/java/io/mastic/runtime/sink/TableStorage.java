package io.mastic.runtime.sink;

import io.mastic.runtime.catalog.SparkHiveTypes;
import io.mastic.runtime.catalog.TableLayout;
import io.mastic.runtime.option.Options;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.SerDeInfo;
import software.amazon.awssdk.services.glue.model.StorageDescriptor;
import software.amazon.awssdk.services.glue.model.Table;

/** Hive's words for the formats in which a job writes a new table. */
final class TableStorage {

  private record Classes(String input, String output, String serde) {}

  private static final String TEXT_INPUT = "org.apache.hadoop.mapred.TextInputFormat";
  private static final String TEXT_OUTPUT =
      "org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat";
  private static final String PARQUET = "org.apache.hadoop.hive.ql.io.parquet.";
  private static final String AVRO = "org.apache.hadoop.hive.ql.io.avro.";
  private static final String ORC = "org.apache.hadoop.hive.ql.io.orc.";

  private static final Map<String, Classes> FORMATS =
      Map.of(
          "csv",
              new Classes(
                  TEXT_INPUT, TEXT_OUTPUT, "org.apache.hadoop.hive.serde2.lazy.LazySimpleSerDe"),
          "json", new Classes(TEXT_INPUT, TEXT_OUTPUT, "org.openx.data.jsonserde.JsonSerDe"),
          "parquet",
              new Classes(
                  PARQUET + "MapredParquetInputFormat",
                  PARQUET + "MapredParquetOutputFormat",
                  PARQUET + "serde.ParquetHiveSerDe"),
          "avro",
              new Classes(
                  AVRO + "AvroContainerInputFormat",
                  AVRO + "AvroContainerOutputFormat",
                  "org.apache.hadoop.hive.serde2.avro.AvroSerDe"),
          "orc", new Classes(ORC + "OrcInputFormat", ORC + "OrcOutputFormat", ORC + "OrcSerde"));

  private static final Classes QUOTED =
      new Classes(TEXT_INPUT, TEXT_OUTPUT, "org.apache.hadoop.hive.serde2.OpenCSVSerde");

  private TableStorage() {}

  static StorageDescriptor of(
      String format, Options options, String location, List<Column> columns) {
    boolean quotes = quotes(format, options);
    Classes classes = quotes ? QUOTED : FORMATS.get(name(format));
    if (classes == null) {
      throw new IllegalArgumentException("No table can be made of files in the format " + format);
    }
    Map<String, String> serde = new LinkedHashMap<>(Map.of("serialization.format", "1"));
    if (quotes) {
      serde.put("separatorChar", options.text("separator", ","));
      serde.put("quoteChar", options.text("quoteChar", "\""));
      serde.put("escapeChar", "\\");
    } else if (name(format).equals("csv")) {
      serde.put("field.delim", options.text("separator", ","));
      serde.put("escape.delim", "\\");
      serde.put("serialization.escape.crlf", "true");
    } else if (name(format).equals("avro")) {
      serde.put(AvroLiteral.OPTION, AvroLiteral.of(SparkHiveTypes.schema(columns)));
    }
    return StorageDescriptor.builder()
        .columns(columns)
        .location(location)
        .inputFormat(classes.input())
        .outputFormat(classes.output())
        .compressed(false)
        .numberOfBuckets(-1)
        .storedAsSubDirectories(false)
        .serdeInfo(
            SerDeInfo.builder().serializationLibrary(classes.serde()).parameters(serde).build())
        .build();
  }

  /** A quote that a script asks for; without one a table's delimiters are escaped. */
  private static boolean quotes(String format, Options options) {
    String quote = options.text("quoteChar", "-1");
    return name(format).equals("csv") && !quote.equals("-1") && !quote.isEmpty();
  }

  /** What the writer of a new table's files has to know to write as the table says. */
  static Options layout(String format, Options options, String location, List<Column> columns) {
    return TableLayout.of(
            Table.builder()
                .databaseName("")
                .name("")
                .parameters(parameters(format, options))
                .storageDescriptor(of(format, options, location, columns))
                .build())
        .options();
  }

  static Map<String, String> parameters(String format, Options options) {
    Map<String, String> parameters =
        new LinkedHashMap<>(Map.of("classification", name(format), "EXTERNAL", "TRUE"));
    if (name(format).equals("csv") && !options.isOff("writeHeader")) {
      parameters.put("skip.header.line.count", "1");
    }
    return parameters;
  }

  private static String name(String format) {
    String lower = format.toLowerCase(Locale.ROOT);
    return lower.equals("glueparquet") ? "parquet" : lower;
  }
}
