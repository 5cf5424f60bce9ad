package io.mastic.catalog;

import io.mastic.catalog.expression.KeyType;
import io.mastic.catalog.expression.PartitionKey;
import java.util.List;

/**
 * Rows of a table's partitions in one order.
 *
 * @param id what the rows carry
 * @param keys whose types are the order
 */
record PartitionSet(long id, List<PartitionKey> keys) {

  PartitionSet {
    keys = List.copyOf(keys);
  }

  /** Whether the rows stand in the order that these keys ask for, whatever the keys are called. */
  boolean isSortedBy(List<PartitionKey> others) {
    return types(keys).equals(types(others));
  }

  static List<KeyType> types(List<PartitionKey> keys) {
    return keys.stream().map(PartitionKey::type).toList();
  }
}
