package io.mastic.runtime.sparksql;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.catalyst.catalog.CatalogStorageFormat;
import org.apache.spark.sql.catalyst.catalog.CatalogTablePartition;
import org.apache.spark.sql.catalyst.catalog.CatalogUtils;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.Partition;
import software.amazon.awssdk.services.glue.model.PartitionInput;
import software.amazon.awssdk.services.glue.model.SerDeInfo;
import software.amazon.awssdk.services.glue.model.StorageDescriptor;
import software.amazon.awssdk.services.glue.model.Table;

/** Partitions of one table as Spark's, and back. What a partition does not say, its table says. */
record PartitionForm(Table table, List<String> keys) {

  static PartitionForm of(Table table) {
    List<String> keys =
        table.partitionKeys().stream()
            .map(Column::name)
            .map(name -> name.toLowerCase(Locale.ROOT))
            .toList();
    return new PartitionForm(table, keys);
  }

  CatalogTablePartition of(Partition partition) {
    Map<String, String> spec = new HashMap<>();
    for (int i = 0; i < keys.size(); i++) {
      spec.put(keys.get(i), partition.values().get(i));
    }
    StorageDescriptor storage = filled(partition.storageDescriptor());
    Map<String, String> parameters = partition.parameters();
    return new CatalogTablePartition(
        ScalaValues.map(spec),
        TableForm.storage(storage, TableReading.of(table, storage)),
        ScalaValues.map(parameters),
        TableForm.millis(partition.creationTime()),
        TableForm.millis(partition.lastAccessTime()),
        TableForm.figures(parameters));
  }

  private StorageDescriptor filled(@Nullable StorageDescriptor own) {
    StorageDescriptor whole = TableForm.storage(table);
    if (own == null) {
      return whole;
    }
    SerDeInfo serde = own.serdeInfo();
    boolean says = serde != null && serde.serializationLibrary() != null;
    return own.toBuilder()
        .inputFormat(own.inputFormat() == null ? whole.inputFormat() : own.inputFormat())
        .outputFormat(own.outputFormat() == null ? whole.outputFormat() : own.outputFormat())
        .serdeInfo(says ? serde : whole.serdeInfo())
        .build();
  }

  /** The values in the order of the keys. */
  List<String> values(Map<String, String> spec) {
    List<String> values = new ArrayList<>();
    for (String key : keys) {
      String value = spec.get(key);
      if (value == null) {
        throw Refusal.of(
            "A partition of "
                + table.databaseName()
                + "."
                + table.name()
                + " needs a value of "
                + key);
      }
      values.add(value);
    }
    return values;
  }

  /** A new partition that lies there, like its table in all else. */
  PartitionInput at(List<String> values, String location) {
    return PartitionInput.builder()
        .values(values)
        .storageDescriptor(TableForm.storage(table).toBuilder().location(location).build())
        .build();
  }

  PartitionInput input(CatalogTablePartition partition) {
    return input(partition, TableForm.storage(table));
  }

  /** With what is stored and Spark does not know. */
  PartitionInput changed(Partition stored, CatalogTablePartition partition) {
    return input(partition, filled(stored.storageDescriptor())).toBuilder()
        .lastAnalyzedTime(stored.lastAnalyzedTime())
        .build();
  }

  private PartitionInput input(CatalogTablePartition partition, StorageDescriptor before) {
    CatalogStorageFormat storage = partition.storage();
    return PartitionInput.builder()
        .values(values(ScalaValues.map(partition.spec())))
        .parameters(ScalaValues.map(partition.parameters()))
        .storageDescriptor(
            storage.serde().isDefined()
                ? TableWords.storage(before, storage).build()
                : located(before, storage))
        .build();
  }

  private static StorageDescriptor located(StorageDescriptor before, CatalogStorageFormat storage) {
    return storage.locationUri().isEmpty()
        ? before
        : before.toBuilder()
            .location(CatalogUtils.URIToString(storage.locationUri().get()))
            .build();
  }
}
