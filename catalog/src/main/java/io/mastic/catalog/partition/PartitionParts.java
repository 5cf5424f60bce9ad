package io.mastic.catalog.partition;

import org.jdbi.v3.core.Handle;

/** What hangs on a partition without the partition knowing it: its statistics. */
public interface PartitionParts {

  /** A partition of a table goes; what belongs to it goes in the same transaction. */
  void deleted(Handle h, long tableId, String partitionId);

  /**
   * All partitions of a table are about to go: takes away some of what belongs to them.
   *
   * @return false if that was the last
   */
  boolean clear(Handle h, long tableId);
}
