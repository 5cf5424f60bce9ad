package io.mastic.runtime.sink;

import io.mastic.runtime.option.Options;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.DataFrameWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;

/** Rows as files of a Glue format. */
record Output(String format, Options options, Optional<String> compression) {

  /** Throws IllegalArgumentException for a format that cannot be written. */
  static Output of(String format, Options options, Optional<String> compression) {
    String name = format.toLowerCase(Locale.ROOT);
    if (!List.of("csv", "json", "parquet", "glueparquet", "orc", "avro").contains(name)) {
      throw new IllegalArgumentException(
          "Files of the format " + format + " cannot be written by this version of Mastic");
    }
    return new Output(name.equals("glueparquet") ? "parquet" : name, options, compression);
  }

  void write(Dataset<Row> rows, String path, List<String> partitionKeys) {
    DataFrameWriter<Row> writer =
        rows.write().format(format).mode(SaveMode.Append).options(settings());
    compression.ifPresent(codec -> writer.option("compression", codec));
    if (!partitionKeys.isEmpty()) {
      writer.partitionBy(partitionKeys.toArray(String[]::new));
    }
    writer.save(path);
  }

  private Map<String, String> settings() {
    if (!format.equals("csv")) {
      return Map.of();
    }
    Map<String, String> settings = new HashMap<>();
    settings.put("sep", options.text("separator", ","));
    String quote = options.text("quoteChar", "\"");
    // The null character is Spark's word for no quotes at all.
    settings.put("quote", quote.equals("-1") ? "\0" : quote);
    settings.put(
        "escape",
        options
            .text("escaper")
            .filter(e -> !e.isEmpty())
            .orElse(quote.equals("-1") ? "\\" : quote));
    settings.put("header", Boolean.toString(!options.isOff("writeHeader")));
    settings.put("emptyValue", "");
    settings.put("ignoreLeadingWhiteSpace", "false");
    settings.put("ignoreTrailingWhiteSpace", "false");
    return settings;
  }
}
