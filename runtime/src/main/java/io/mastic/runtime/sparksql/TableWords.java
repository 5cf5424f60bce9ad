package io.mastic.runtime.sparksql;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.catalyst.catalog.BucketSpec;
import org.apache.spark.sql.catalyst.catalog.CatalogStorageFormat;
import org.apache.spark.sql.catalyst.catalog.CatalogTable;
import org.apache.spark.sql.catalyst.catalog.CatalogTableType;
import org.apache.spark.sql.catalyst.catalog.CatalogUtils;
import org.apache.spark.sql.types.StructField;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.Order;
import software.amazon.awssdk.services.glue.model.SerDeInfo;
import software.amazon.awssdk.services.glue.model.StorageDescriptor;
import software.amazon.awssdk.services.glue.model.Table;
import software.amazon.awssdk.services.glue.model.TableInput;

/** A table of Spark's in the words of the Data Catalog. */
final class TableWords {

  private static final String LAZY = "org.apache.hadoop.hive.serde2.lazy.LazySimpleSerDe";

  private TableWords() {}

  /** A new table. */
  static TableInput created(CatalogTable table) {
    Table none =
        Table.builder().databaseName(database(table)).name(table.identifier().table()).build();
    return changed(none, table);
  }

  /** The stored table with what Spark knows of it changed, and all else as it was. */
  static TableInput changed(Table stored, CatalogTable table) {
    StorageDescriptor before = TableForm.storage(stored);
    Map<String, String> parameters = parameters(stored, table);
    boolean view = table.tableType().equals(CatalogTableType.VIEW());
    Set<String> keys = Set.copyOf(ScalaValues.list(table.partitionColumnNames()));
    List<StructField> fields = new ArrayList<>();
    List<StructField> keyFields = new ArrayList<>();
    for (StructField field : table.schema().fields()) {
      (keys.contains(field.name()) ? keyFields : fields).add(field);
    }
    String name = database(table) + "." + table.identifier().table();
    StorageDescriptor.Builder storage = storage(before, table.storage());
    storage.columns(Columns.merged(name, stored, fields));
    buckets(storage, table);
    TableInput.Builder input =
        kept(stored)
            .name(table.identifier().table())
            .owner(table.owner().isEmpty() ? stored.owner() : table.owner())
            .description(ScalaValues.orNull(table.comment()))
            .tableType(type(table))
            .parameters(parameters)
            .partitionKeys(keyFields.stream().map(Columns::column).toList())
            .storageDescriptor(SparkFormats.readable(storage.build(), parameters));
    SparkFormats.classify(parameters, storage.build());
    input.parameters(parameters);
    if (view) {
      input
          .viewOriginalText(ScalaValues.orNull(table.viewText()))
          .viewExpandedText(ScalaValues.orNull(table.viewText()));
    }
    return input.build();
  }

  /** What UpdateTable would lose if it were not said again. */
  static TableInput.Builder kept(Table stored) {
    return TableInput.builder()
        .name(stored.name())
        .description(stored.description())
        .owner(stored.owner())
        .lastAccessTime(stored.lastAccessTime())
        .lastAnalyzedTime(stored.lastAnalyzedTime())
        .retention(stored.retention())
        .storageDescriptor(stored.storageDescriptor())
        .partitionKeys(stored.partitionKeys())
        .viewOriginalText(stored.viewOriginalText())
        .viewExpandedText(stored.viewExpandedText())
        .tableType(stored.tableType())
        .parameters(stored.parameters())
        .targetTable(stored.targetTable());
  }

  private static Map<String, String> parameters(Table stored, CatalogTable table) {
    Map<String, String> parameters = ScalaValues.map(table.properties());
    stored
        .parameters()
        .forEach(
            (key, value) -> {
              if (TableForm.HIVE_FIGURES.contains(key)) {
                parameters.putIfAbsent(key, value);
              }
            });
    if (table.tableType().equals(CatalogTableType.EXTERNAL())) {
      parameters.put("EXTERNAL", "TRUE");
    } else {
      parameters.remove("EXTERNAL");
    }
    return parameters;
  }

  private static String type(CatalogTable table) {
    if (table.tableType().equals(CatalogTableType.VIEW())) {
      return "VIRTUAL_VIEW";
    }
    return table.tableType().equals(CatalogTableType.MANAGED())
        ? "MANAGED_TABLE"
        : "EXTERNAL_TABLE";
  }

  static StorageDescriptor.Builder storage(StorageDescriptor before, CatalogStorageFormat now) {
    String input = ScalaValues.orNull(now.inputFormat());
    String serde = ScalaValues.orNull(now.serde());
    Map<String, String> parameters = new LinkedHashMap<>(ScalaValues.map(now.properties()));
    if (DocumentLines.isOne(input) && before.serdeInfo() != null) {
      // Ours, for reading alone.
      input = before.inputFormat();
      serde = before.serdeInfo().serializationLibrary();
      before.serdeInfo().parameters().forEach(parameters::putIfAbsent);
    }
    SerDeInfo.Builder info =
        before.serdeInfo() == null ? SerDeInfo.builder() : before.serdeInfo().toBuilder();
    StorageDescriptor.Builder storage = before.toBuilder();
    if (now.locationUri().isDefined()) {
      storage.location(CatalogUtils.URIToString(now.locationUri().get()));
    }
    return storage
        .inputFormat(input == null ? before.inputFormat() : HeaderLines.stored(input))
        .outputFormat(or(ScalaValues.orNull(now.outputFormat()), before.outputFormat()))
        .compressed(now.compressed())
        .serdeInfo(
            info.serializationLibrary(
                    serde != null
                        ? ColumnOrder.stored(serde)
                        : before.serdeInfo() != null
                            ? before.serdeInfo().serializationLibrary()
                            : LAZY)
                .parameters(parameters)
                .build());
  }

  private static void buckets(StorageDescriptor.Builder storage, CatalogTable table) {
    BucketSpec buckets = ScalaValues.orNull(table.bucketSpec());
    if (buckets == null) {
      return;
    }
    storage
        .numberOfBuckets(buckets.numBuckets())
        .bucketColumns(ScalaValues.list(buckets.bucketColumnNames()))
        .sortColumns(
            ScalaValues.list(buckets.sortColumnNames()).stream()
                .map(c -> Order.builder().column(c).sortOrder(1).build())
                .toList());
  }

  private static @Nullable String or(@Nullable String first, @Nullable String second) {
    return first == null ? second : first;
  }

  static String database(CatalogTable table) {
    return table.identifier().database().get();
  }

  static Map<String, String> with(Map<String, String> some, Map<String, String> more) {
    Map<String, String> all = new HashMap<>(some);
    all.putAll(more);
    return all;
  }

  static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
