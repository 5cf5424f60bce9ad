package io.mastic.runtime.sparksql;

import io.mastic.runtime.catalog.GlueCatalog.OwnColumns;
import io.mastic.runtime.catalog.TableLayout;
import io.mastic.runtime.delimited.CellOrder;
import io.mastic.runtime.option.Options;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.StorageDescriptor;
import software.amazon.awssdk.services.glue.model.Table;

/**
 * How the columns of delimited files are found: by each file's header, else by what its partition
 * says that its files have, as jobs find them. Hive's SerDes take cells by their places alone.
 */
final class ColumnOrder {

  private static final String OPEN = "org.apache.hadoop.hive.serde2.OpenCSVSerde";

  private ColumnOrder() {}

  /**
   * @param storage the table's, or that of one of its partitions
   * @return what readers go by; empty if cells are where the table has its columns
   */
  static Map<String, String> facts(Table table, StorageDescriptor storage) {
    if (table.parameters().containsKey("spark.sql.sources.provider") || !isDelimited(storage)) {
      return Map.of();
    }
    List<String> wanted = names(TableForm.storage(table));
    boolean headed = TableForm.headerLines(table) == 1;
    List<String> own = headed || !storage.hasColumns() ? List.of() : names(storage);
    boolean differs = !own.isEmpty() && !own.equals(wanted);
    return (headed || differs) && TableForm.headerLines(table) <= 1 && isCsv(table, storage)
        ? CellOrder.facts(dialect(table, storage), wanted, differs ? own : List.of())
        : Map.of();
  }

  /**
   * Of delimited files without a header nothing but their partition says what their columns are.
   */
  static OwnColumns ofPartitions(Table table) {
    StorageDescriptor storage = TableForm.storage(table);
    boolean matter =
        !table.parameters().containsKey("spark.sql.sources.provider")
            && isDelimited(storage)
            && TableForm.headerLines(table) == 0
            && isCsv(table, storage);
    return matter ? OwnColumns.ASKED : OwnColumns.LEFT_OUT;
  }

  private static boolean isDelimited(StorageDescriptor storage) {
    String library = library(storage).toLowerCase(Locale.ROOT);
    return library.endsWith("lazysimpleserde") || library.endsWith("opencsvserde");
  }

  private static String library(StorageDescriptor storage) {
    @Nullable String library =
        storage.serdeInfo() == null ? null : storage.serdeInfo().serializationLibrary();
    return library == null ? "" : library.strip();
  }

  private static boolean isCsv(Table table, StorageDescriptor storage) {
    return layout(table, storage).format().equals("csv");
  }

  private static List<String> names(StorageDescriptor storage) {
    return storage.columns().stream().map(Column::name).toList();
  }

  /** As jobs have it; how many lines are left out matters to the reader of lines alone. */
  static Options dialect(Table table, StorageDescriptor storage) {
    return layout(table, storage).options();
  }

  private static TableLayout layout(Table table, StorageDescriptor storage) {
    Map<String, String> parameters = new HashMap<>(table.parameters());
    parameters.put(TableForm.SKIP, "0");
    return TableLayout.of(
        table.toBuilder().parameters(parameters).storageDescriptor(storage).build());
  }

  /** The SerDe that knows columns which a file has not; null where the own one does. */
  static @Nullable String serde(Map<String, String> facts, StorageDescriptor storage) {
    return CellOrder.isSaid(facts) && library(storage).equals(OPEN)
        ? AbsentCells.class.getName()
        : null;
  }

  /** What is stored: a SerDe of ours is Hive's own for all others. */
  static String stored(String serde) {
    return serde.equals(AbsentCells.class.getName()) ? OPEN : serde;
  }
}
