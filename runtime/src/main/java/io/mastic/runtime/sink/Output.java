package io.mastic.runtime.sink;

import io.mastic.runtime.delimited.DelimitedText;
import io.mastic.runtime.option.AvroVersion;
import io.mastic.runtime.option.Options;
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

  private static final List<String> FORMATS =
      List.of("csv", "json", "parquet", "glueparquet", "orc", "avro");

  /** Throws IllegalArgumentException for a format that cannot be written. */
  static Output of(String format, Options options, Optional<String> compression) {
    String name = format.toLowerCase(Locale.ROOT);
    if (List.of("xml", "ion").contains(name)) {
      throw new IllegalArgumentException(
          "AWS Glue reads the format " + name + " and does not write it, and neither does Mastic");
    }
    if (!isKnown(name)) {
      throw new IllegalArgumentException(
          "Files of the format " + format + " cannot be written by this version of Mastic");
    }
    return new Output(name.equals("glueparquet") ? "parquet" : name, options, compression);
  }

  static boolean isKnown(String format) {
    return FORMATS.contains(format.toLowerCase(Locale.ROOT));
  }

  void write(Dataset<Row> rows, String path, List<String> partitionKeys) {
    boolean csv = format.equals("csv");
    DataFrameWriter<Row> writer =
        (csv ? CsvTexts.of(rows) : rows)
            .write()
            .format(csv ? DelimitedText.formatName() : format)
            .mode(SaveMode.Append)
            .options(csv ? DelimitedText.settings(options) : Map.of());
    if (format.equals("parquet")) {
      options.text("blockSize").ifPresent(size -> writer.option("parquet.block.size", size));
      options.text("pageSize").ifPresent(size -> writer.option("parquet.page.size", size));
    }
    if (format.equals("avro")) {
      AvroVersion.check(options);
      options.text(AvroLiteral.OPTION).ifPresent(schema -> writer.option("avroSchema", schema));
    }
    compression.ifPresent(codec -> writer.option("compression", codec));
    if (!partitionKeys.isEmpty()) {
      writer.partitionBy(partitionKeys.toArray(String[]::new));
    }
    writer.save(path);
  }
}
