package io.mastic.catalog.partition;

import io.mastic.catalog.leftover.Children;
import io.mastic.catalog.leftover.Leftovers;
import io.mastic.catalog.table.PartitionSets;
import io.mastic.catalog.table.TableParts;
import io.mastic.catalog.table.TableRow;
import java.util.List;
import org.jdbi.v3.core.Handle;
import software.amazon.awssdk.services.glue.model.PartitionIndex;

/** What becomes of a table's partitions and their indexes when the table changes. */
public final class TablePartitions implements TableParts {

  /** What a table's partitions leave behind. The first set of them has the table's number. */
  public static final List<Children> CHILDREN =
      List.of(PartitionStore.OF_SET, PartitionStore.SHAPES, PartitionIndexes.OF_TABLE);

  /** What sets of partitions leave behind. */
  public static final Leftovers.Kind SETS =
      new Leftovers.Kind(PartitionSorting.LEFTOVER, List.of(PartitionStore.OF_SET));

  private final PartitionSorting sorting;

  public TablePartitions(PartitionSorting sorting) {
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
