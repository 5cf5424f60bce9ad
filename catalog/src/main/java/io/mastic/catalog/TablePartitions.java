package io.mastic.catalog;

import java.util.List;
import org.jdbi.v3.core.Handle;
import software.amazon.awssdk.services.glue.model.PartitionIndex;

/** What becomes of a table's partitions and their indexes when the table changes. */
final class TablePartitions implements TableParts {

  private final PartitionSorting sorting;

  TablePartitions(PartitionSorting sorting) {
    this.sorting = sorting;
  }

  @Override
  public void created(Handle h, TableRow table, List<PartitionIndex> indexes) {
    indexes.forEach(index -> PartitionIndexes.create(h, table, index));
  }

  @Override
  public void keysChanged(Handle h, TableRow table, PartitionSets before) {
    sorting.keysChanged(h, table, before);
  }

  @Override
  public void deleted(Handle h, TableRow table) {
    table.sets().all().forEach(set -> PartitionSorting.drop(h, set.id()));
    PartitionSorting.deleteProgress(h, table.id());
  }
}
