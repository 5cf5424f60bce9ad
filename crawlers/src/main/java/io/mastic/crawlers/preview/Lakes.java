package io.mastic.crawlers.preview;

import io.mastic.crawlers.preview.avro.AvroRows;
import io.mastic.crawlers.preview.lake.IcebergScan;
import io.mastic.crawlers.preview.orc.OrcRows;
import io.mastic.crawlers.preview.parquet.ParquetRows;
import io.mastic.crawlers.preview.row.ColumnName;
import io.mastic.crawlers.preview.row.RowSource;
import io.mastic.objects.ObjectStore;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.glue.model.Table;

/** Tables whose files are named by metadata of their own. */
final class Lakes {

  private Lakes() {}

  static boolean isIceberg(Table table) {
    return is("Iceberg", table);
  }

  /**
   * @param lake the format's name
   */
  static boolean is(String lake, Table table) {
    return lake.equalsIgnoreCase(table.parameters().get("table_type"))
        || lake.equalsIgnoreCase(table.parameters().get("spark.sql.sources.provider"));
  }

  /**
   * @throws PreviewException if the table names no metadata
   * @throws IOException if it cannot be read
   */
  static IcebergScan scan(ObjectStore store, Table table) throws IOException {
    String metadata = table.parameters().get("metadata_location");
    if (metadata == null) {
      throw new PreviewException(
          PreviewException.Reason.GONE, "The table names no metadata_location.");
    }
    Map<String, String> types = new HashMap<>();
    if (table.storageDescriptor() != null) {
      table.storageDescriptor().columns().forEach(c -> types.put(c.name(), c.type()));
    }
    return IcebergScan.of(store, metadata, types);
  }

  /**
   * @param format as Iceberg names it
   * @throws IOException if there is no reader of it here
   */
  static RowSource rows(String format, List<ColumnName> columns) throws IOException {
    return switch (format) {
      case "PARQUET" -> new ParquetRows(columns);
      case "AVRO" -> new AvroRows(columns);
      case "ORC" -> new OrcRows(columns);
      default -> throw new IOException("there is no preview of its files, which are " + format);
    };
  }
}
