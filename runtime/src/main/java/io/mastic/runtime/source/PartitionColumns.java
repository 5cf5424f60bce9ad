package io.mastic.runtime.source;

import io.mastic.runtime.catalog.TableLayout;
import java.util.Arrays;
import java.util.List;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.Partition;

/**
 * Whether a partition says itself which columns its files have. It matters for delimited text
 * without a header, where nothing else tells them apart.
 */
record PartitionColumns(TableLayout table) {

  boolean matter() {
    return table.format().equals("csv") && !table.options().isOn("withHeader");
  }

  /** The names of the partition's columns where they are not the table's. */
  List<String> own(Partition partition) {
    if (!matter() || !partition.storageDescriptor().hasColumns()) {
      return List.of();
    }
    List<String> names =
        partition.storageDescriptor().columns().stream().map(Column::name).toList();
    return names.equals(Arrays.asList(table.columns().fieldNames())) ? List.of() : names;
  }
}
