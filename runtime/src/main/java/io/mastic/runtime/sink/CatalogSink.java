package io.mastic.runtime.sink;

import io.mastic.runtime.catalog.StreamKind;
import io.mastic.runtime.catalog.TableLayout;
import io.mastic.runtime.dynamo.DynamoWriting;
import io.mastic.runtime.lake.LakeTable;
import io.mastic.runtime.option.KnownOptions;
import io.mastic.runtime.option.Options;
import io.mastic.runtime.source.JdbcSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import software.amazon.awssdk.services.glue.model.Table;

/**
 * Writes into a catalog table's location, in its format and under its partition keys. Options:
 * partitionKeys, enableUpdateCatalog (adds new partitions, and new columns unless updateBehavior is
 * LOG).
 */
public record CatalogSink(CatalogName name, Options options) implements Sink {

  @Override
  public void write(Dataset<Row> rows) {
    add(rows);
    name.refreshed(rows.sparkSession());
  }

  private void add(Dataset<Row> rows) {
    Table table = name.catalog().loadTable(name.database(), name.table());
    Optional<LakeTable> lake = LakeTable.of(rows.sparkSession(), table);
    if (lake.isPresent()) {
      lake.get().append(rows, options);
      return;
    }
    if (StreamKind.of(table).isPresent()) {
      throw new UnsupportedOperationException(
          "The table "
              + table.databaseName()
              + "."
              + table.name()
              + " is over a stream, which no sink writes to: Spark's writer for Kafka does");
    }
    TableLayout layout = TableLayout.of(table);
    if (layout.format().equals("dynamodb")) {
      new DynamoSink(DynamoWriting.ofTable(layout.location(), options)).write(rows);
      return;
    }
    if (JdbcSource.reads(layout.format())) {
      writeToDatabase(rows, table, layout);
      return;
    }
    if (rows.columns().length == 0) {
      return;
    }
    KnownOptions.heed(options, "catalog sink", layout.format());
    List<String> asked = options.texts("partitionKeys");
    List<String> keys =
        asked.isEmpty() ? Arrays.asList(layout.partitionKeys().fieldNames()) : asked;
    Output output = Output.of(layout.format(), layout.options(), options.text("compression"));
    Dataset<Row> ordered = layout.format().equals("csv") ? TableOrder.of(rows, layout) : rows;
    if (!options.isOn("enableUpdateCatalog")) {
      output.write(ordered, layout.location(), keys);
      return;
    }
    Set<String> written =
        WrittenPartitions.during(
            rows.sparkSession(),
            layout.location(),
            () -> output.write(ordered, layout.location(), keys));
    boolean log =
        options.text("updateBehavior", "UPDATE_IN_DATABASE").toUpperCase(Locale.ROOT).equals("LOG");
    new CatalogUpdate(name, layout.location(), layout.format(), layout.options())
        .apply(
            ordered.schema(),
            keys,
            written,
            log ? CatalogUpdate.Schema.KEEP : CatalogUpdate.Schema.MERGE);
  }

  private void writeToDatabase(Dataset<Row> rows, Table table, TableLayout layout) {
    new JdbcSink(
            JdbcSource.connection(name.catalog(), table, options),
            new Options(Map.of("dbtable", JdbcSource.nameInDatabase(layout))).with(options))
        .write(rows);
  }
}
