package io.mastic.runtime.sink;

import io.mastic.runtime.catalog.GlueCatalog;
import io.mastic.runtime.catalog.SparkHiveTypes;
import io.mastic.runtime.option.Options;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.catalyst.catalog.ExternalCatalogUtils;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.PartitionInput;
import software.amazon.awssdk.services.glue.model.SerDeInfo;
import software.amazon.awssdk.services.glue.model.StorageDescriptor;
import software.amazon.awssdk.services.glue.model.Table;
import software.amazon.awssdk.services.glue.model.TableInput;

/**
 * Tells the catalog what a job wrote: creates the table or gives it new columns, and adds new
 * partitions.
 *
 * @see <a href="https://docs.aws.amazon.com/glue/latest/dg/update-from-job.html">Updating the Data
 *     Catalog from a job</a>
 */
record CatalogUpdate(CatalogName name, String path, String format, Options formatOptions) {

  /**
   * Whether an existing table's columns change: {@code updateBehavior} UPDATE_IN_DATABASE or LOG.
   */
  enum Schema {
    MERGE,
    KEEP
  }

  /** partitionFolders: such as {@code year=2026/month=11}, under the path. */
  void apply(StructType written, List<String> keys, Set<String> partitionFolders, Schema schema) {
    GlueCatalog catalog = name.catalog();
    List<Column> columns = SparkHiveTypes.columns(fields(written, keys, false));
    Table table = catalog.findTable(name.database(), name.table()).orElse(null);
    StorageDescriptor storage;
    if (table == null) {
      storage = TableStorage.of(format, formatOptions, path, columns);
      catalog.createTable(
          name.database(), newTable(storage, SparkHiveTypes.columns(fields(written, keys, true))));
    } else {
      List<Column> merged = merged(table.storageDescriptor().columns(), columns);
      boolean grows = schema == Schema.MERGE && !merged.equals(table.storageDescriptor().columns());
      storage = grows ? grown(table.storageDescriptor(), merged) : table.storageDescriptor();
      if (grows) {
        catalog.updateTable(name.database(), inputOf(table).storageDescriptor(storage).build());
      }
    }
    addPartitions(storage, partitionFolders);
  }

  /** The storage with these columns, also where its SerDe repeats them. */
  private static StorageDescriptor grown(StorageDescriptor storage, List<Column> columns) {
    StorageDescriptor.Builder grown = storage.toBuilder().columns(columns);
    SerDeInfo serde = storage.serdeInfo();
    if (serde != null && serde.parameters().containsKey(AvroLiteral.OPTION)) {
      Map<String, String> parameters = new LinkedHashMap<>(serde.parameters());
      parameters.put(AvroLiteral.OPTION, AvroLiteral.of(SparkHiveTypes.schema(columns)));
      grown.serdeInfo(serde.toBuilder().parameters(parameters).build());
    }
    return grown.build();
  }

  void addPartitions(StorageDescriptor storage, Set<String> folders) {
    List<PartitionInput> partitions = new ArrayList<>();
    String root = path.endsWith("/") ? path : path + "/";
    for (String folder : folders) {
      StorageDescriptor place = storage.toBuilder().location(root + folder + "/").build();
      partitions.add(
          PartitionInput.builder().values(values(folder)).storageDescriptor(place).build());
    }
    name.catalog().createMissingPartitions(name.database(), name.table(), partitions);
  }

  /** The values of a folder {@code a=1/b=x%20y}, unescaped. */
  static List<String> values(String folder) {
    List<String> values = new ArrayList<>();
    for (String part : folder.split("/", -1)) {
      values.add(ExternalCatalogUtils.unescapePathName(part.substring(part.indexOf('=') + 1)));
    }
    return values;
  }

  /** The present columns in their order with the types that were written, then the new ones. */
  static List<Column> merged(List<Column> present, List<Column> written) {
    Map<String, Column> byName = new LinkedHashMap<>();
    present.forEach(column -> byName.put(column.name(), column));
    for (Column column : written) {
      Column before = byName.get(column.name());
      byName.put(
          column.name(), before == null ? column : before.toBuilder().type(column.type()).build());
    }
    return List.copyOf(byName.values());
  }

  private TableInput newTable(StorageDescriptor storage, List<Column> keys) {
    return TableInput.builder()
        .name(name.table())
        .tableType("EXTERNAL_TABLE")
        .parameters(TableStorage.parameters(format, formatOptions))
        .partitionKeys(keys)
        .storageDescriptor(storage)
        .build();
  }

  private static TableInput.Builder inputOf(Table table) {
    return TableInput.builder()
        .name(table.name())
        .description(table.description())
        .owner(table.owner())
        .retention(table.retention())
        .partitionKeys(table.partitionKeys())
        .tableType(table.tableType())
        .parameters(table.parameters());
  }

  private static StructType fields(StructType all, List<String> keys, boolean ofKeys) {
    StructType fields = new StructType();
    for (StructField field : all.fields()) {
      if (keys.stream().anyMatch(field.name()::equalsIgnoreCase) == ofKeys) {
        fields = fields.add(field);
      }
    }
    return fields;
  }
}
