package io.mastic.catalog.expression;

import java.util.List;

/**
 * A partition key of a table.
 *
 * @param name lower case
 * @param position where its value stands in a partition's values, from 0
 */
public record PartitionKey(String name, KeyType type, int position) {

  String encoded(List<String> values) {
    return type.encode(value(values));
  }

  /** A partition that is older than the key has no value for it. */
  String value(List<String> values) {
    return position < values.size() ? values.get(position) : Predicate.NULL_VALUE;
  }
}
