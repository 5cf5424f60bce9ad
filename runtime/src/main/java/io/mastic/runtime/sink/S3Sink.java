package io.mastic.runtime.sink;

import io.mastic.runtime.option.KnownOptions;
import io.mastic.runtime.option.Options;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * Files under an S3 path. Options: path, partitionKeys, compression, enableUpdateCatalog,
 * updateBehavior; the last three are also understood among the format's options, where scripts put
 * them as well.
 */
public record S3Sink(
    Options options, @Nullable String format, Options formatOptions, @Nullable CatalogName name)
    implements Sink {

  @Override
  public Sink withFormat(String other, Options otherOptions) {
    return new S3Sink(options, other, otherOptions, name);
  }

  @Override
  public boolean supportsFormat(String other) {
    return Output.isKnown(other);
  }

  @Override
  public Sink toldTo(CatalogName other) {
    return new S3Sink(options, format, formatOptions, other);
  }

  @Override
  public void write(Dataset<Row> rows) {
    Options all = formatOptions.with(options);
    if (format == null) {
      throw new IllegalArgumentException(
          "A format is needed to write to " + options.required("path"));
    }
    KnownOptions.heed(options, "s3 sink", format);
    KnownOptions.heed(formatOptions, format, "s3 sink");
    List<String> keys = all.texts("partitionKeys");
    if (rows.columns().length == 0) {
      // A frame without any record has no columns; Glue writes no files for it.
      return;
    }
    String path = options.required("path");
    if (!all.isOn("enableUpdateCatalog")) {
      Output.of(format, formatOptions, compression(all)).write(rows, path, keys);
      return;
    }
    if (name == null) {
      throw new IllegalArgumentException(
          "enableUpdateCatalog needs setCatalogInfo with a database and a table");
    }
    TableOutput table = TableOutput.of(name, format, formatOptions, path, rows, keys);
    Output output = Output.of(format, table.options(), compression(all));
    Set<String> written =
        WrittenPartitions.during(
            rows.sparkSession(), path, () -> output.write(table.rows(), path, keys));
    boolean log =
        all.text("updateBehavior", "UPDATE_IN_DATABASE").toUpperCase(Locale.ROOT).equals("LOG");
    new CatalogUpdate(name, path, format, formatOptions)
        .apply(
            table.rows().schema(),
            keys,
            written,
            log ? CatalogUpdate.Schema.KEEP : CatalogUpdate.Schema.MERGE);
    name.refreshed(rows.sparkSession());
  }

  private static Optional<String> compression(Options options) {
    return options
        .text("compression")
        .map(codec -> codec.toLowerCase(Locale.ROOT))
        .filter(codec -> !codec.isEmpty())
        .map(codec -> codec.equals("uncompressed") ? "none" : codec);
  }
}
