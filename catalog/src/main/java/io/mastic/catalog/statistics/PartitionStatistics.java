package io.mastic.catalog.statistics;

import io.mastic.catalog.partition.PartitionParts;
import org.jdbi.v3.core.Handle;

/** What becomes of the statistics of partitions that go. */
public final class PartitionStatistics implements PartitionParts {

  @Override
  public void deleted(Handle h, long tableId, String partitionId) {
    ColumnStatisticsStore.deleteAll(h, new ColumnStatisticsStore.Owner(tableId, partitionId));
  }

  @Override
  public boolean clear(Handle h, long tableId) {
    return ColumnStatisticsStore.deleteOfPartitions(h, tableId);
  }
}
