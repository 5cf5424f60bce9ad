package io.mastic.crawlers.preview;

import io.mastic.crawlers.preview.avro.AvroRows;
import io.mastic.crawlers.preview.orc.OrcRows;
import io.mastic.crawlers.preview.parquet.ParquetRows;
import io.mastic.crawlers.preview.row.ColumnName;
import io.mastic.crawlers.preview.row.RowSource;
import io.mastic.crawlers.preview.text.DelimitedRows;
import io.mastic.crawlers.preview.text.DocumentRows;
import io.mastic.crawlers.preview.text.JsonRows;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.StorageDescriptor;
import software.amazon.awssdk.services.glue.model.Table;

/** Which way a table's files are read, by its SerDe, else its input format, else its word. */
final class TableFormat {

  private TableFormat() {}

  /**
   * @param storage the table's, or one of its partitions'
   * @throws PreviewException if it is not read here, by its name
   */
  static RowSource of(Table table, StorageDescriptor storage, List<ColumnName> columns) {
    Map<String, String> facts = facts(table, storage);
    String library =
        storage.serdeInfo() == null ? "" : orEmpty(storage.serdeInfo().serializationLibrary());
    String serde = library.substring(library.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    String word = facts.getOrDefault("classification", "").toLowerCase(Locale.ROOT);
    if (serde.contains("lazysimple")) {
      return DelimitedRows.lazySimple(columns, facts);
    }
    if (serde.contains("opencsv")) {
      return DelimitedRows.openCsv(columns, facts);
    }
    if (serde.contains("json")) {
      return json(columns, facts);
    }
    if (serde.contains("parquet") || input(storage).contains("parquet")) {
      return new ParquetRows(columns);
    }
    if (serde.isEmpty() && word.equals("parquet")) {
      return new ParquetRows(columns);
    }
    if (serde.contains("avro") || (serde.isEmpty() && word.equals("avro"))) {
      return new AvroRows(columns);
    }
    if (serde.contains("orc") || input(storage).contains("orc")) {
      return new OrcRows(columns);
    }
    if (serde.isEmpty() && word.equals("orc")) {
      return new OrcRows(columns);
    }
    if (serde.isEmpty() && word.equals("json")) {
      return json(columns, facts);
    }
    String rowTag = facts.getOrDefault("rowTag", "");
    if (serde.isEmpty() && word.equals("xml") && !rowTag.isEmpty()) {
      return DocumentRows.xml(columns, rowTag);
    }
    if (serde.isEmpty() && word.equals("ion")) {
      return DocumentRows.ion(columns);
    }
    if (serde.isEmpty() && word.equals("bson")) {
      return DocumentRows.bson(columns);
    }
    boolean isText = word.isEmpty() && input(storage).endsWith("textinputformat");
    if (serde.isEmpty() && (word.equals("csv") || isText)) {
      return DelimitedRows.lazySimple(columns, facts);
    }
    throw new PreviewException(
        PreviewException.Reason.UNSUPPORTED,
        "There is no preview of "
            + (library.isEmpty() ? (word.isEmpty() ? "a table without a SerDe" : word) : library)
            + " yet: CSV, JSON, Parquet, ORC, Avro, XML (with its rowTag), Ion and BSON have one.");
  }

  private static RowSource json(List<ColumnName> columns, Map<String, String> facts) {
    String path = facts.getOrDefault("jsonPath", "$");
    if (!path.equals("$") && !path.equals("$[*]")) {
      throw new PreviewException(
          PreviewException.Reason.UNSUPPORTED,
          "There is no preview of JSON records at the path " + path + " yet.");
    }
    boolean isValue =
        path.equals("$")
            && columns.size() == 1
            && columns.get(0).name().equals("array")
            && columns.get(0).type().startsWith("array<");
    return new JsonRows(columns, isValue ? JsonRows.Arrays.VALUE : JsonRows.Arrays.RECORDS);
  }

  private static Map<String, String> facts(Table table, StorageDescriptor storage) {
    Map<String, String> facts = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    if (storage.serdeInfo() != null) {
      facts.putAll(storage.serdeInfo().parameters());
    }
    facts.putAll(storage.parameters());
    facts.putAll(table.parameters());
    return facts;
  }

  private static String input(StorageDescriptor storage) {
    return orEmpty(storage.inputFormat()).toLowerCase(Locale.ROOT);
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
