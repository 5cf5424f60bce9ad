package io.mastic.runtime.source;

import io.mastic.runtime.frame.cell.Rows;

/**
 * How many partitions a script asks for.
 *
 * @param least below which it wants others
 * @param wanted how many it wants then
 */
public record PartitionCounts(int least, int wanted) {

  public PartitionCounts {
    if (least < 1 || wanted < 1) {
      throw new IllegalArgumentException(
          "minPartitions and targetPartitions are numbers from 1, not " + least + " and " + wanted);
    }
  }

  /** The rows in as many partitions as are wanted, if there are too few. */
  public Rows given(Rows rows) {
    return rows.data().rdd().getNumPartitions() < least
        ? new Rows(rows.data().repartition(wanted), rows.schema())
        : rows;
  }
}
