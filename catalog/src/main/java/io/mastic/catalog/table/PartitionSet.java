package io.mastic.catalog.table;

import io.mastic.catalog.expression.KeyType;
import io.mastic.catalog.expression.PartitionKey;
import java.util.List;

/**
 * Rows of a table's partitions in one order.
 *
 * @param id what the rows carry
 * @param keys whose types are the order
 */
public record PartitionSet(long id, List<PartitionKey> keys) {

  public PartitionSet {
    keys = List.copyOf(keys);
  }

  /** Whether the rows stand in the order that these keys ask for, whatever the keys are called. */
  public boolean isSortedBy(List<PartitionKey> others) {
    return types(keys).equals(types(others));
  }

  static List<KeyType> types(List<PartitionKey> keys) {
    return keys.stream().map(PartitionKey::type).toList();
  }
}
