package io.mastic.catalog.partition;

import org.jspecify.annotations.Nullable;

/**
 * Which partitions of a table are asked for.
 *
 * @param expression over the partition keys; null or blank for all
 * @param segment null for all
 * @param token where the page before ended; null for the first page
 */
public record PartitionQuery(
    @Nullable String expression,
    @Nullable PartitionSegment segment,
    int limit,
    @Nullable String token) {

  /** The most that one page holds. */
  public static final int PAGE = 1_000;

  /** The first page of all partitions. */
  public static PartitionQuery all() {
    return new PartitionQuery(null, null, PAGE, null);
  }

  public PartitionQuery where(String newExpression) {
    return new PartitionQuery(newExpression, segment, limit, token);
  }

  public PartitionQuery from(@Nullable String newToken) {
    return new PartitionQuery(expression, segment, limit, newToken);
  }
}
