package io.mastic.catalog.table;

import java.util.List;
import org.jdbi.v3.core.Handle;
import software.amazon.awssdk.services.glue.model.PartitionIndex;

/**
 * What hangs on a table without the table knowing it: its partitions and their indexes. Each is
 * told in the transaction that changes the table.
 */
public interface TableParts {

  /**
   * A table is there.
   *
   * @param indexes that the client asks for with it
   */
  void created(Handle h, TableRow table, List<PartitionIndex> indexes);

  /**
   * The types of a table's partition keys are others than they were.
   *
   * @param table as it is now
   * @param before where its partitions were until then
   */
  void keysChanged(Handle h, TableRow table, PartitionSets before);

  /** A table is about to go; what it leaves behind is cleared away later. */
  void deleted(Handle h, TableRow table);
}
