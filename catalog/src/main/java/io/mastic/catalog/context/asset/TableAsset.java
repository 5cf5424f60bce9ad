package io.mastic.catalog.context.asset;

import io.mastic.catalog.context.form.ContextIds;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.Table;

/**
 * A table of the catalog, as the asset that it is.
 *
 * @param key the number that its rows are kept under
 */
public record TableAsset(long key, String arn, Table table) {

  /** Its columns with the partition keys behind them. */
  public List<Column> columns() {
    List<Column> columns = new ArrayList<>();
    if (table.storageDescriptor() != null) {
      columns.addAll(table.storageDescriptor().columns());
    }
    columns.addAll(table.partitionKeys());
    return columns;
  }

  /** The column of that name, or of that identifier of an item. */
  Optional<Column> column(String identifier) {
    String prefix = itemId("");
    String name =
        identifier.startsWith(prefix) ? identifier.substring(prefix.length()) : identifier;
    return columns().stream().filter(column -> name.equals(column.name())).findFirst();
  }

  String itemId(String column) {
    return ContextIds.ofTable(key) + "#" + column;
  }

  public List<String> position() {
    return List.of(table.catalogId(), table.databaseName(), table.name());
  }
}
