package io.mastic.catalog.partition;

import io.mastic.catalog.expression.IndexScan;
import io.mastic.catalog.expression.KeyEncoding;
import io.mastic.catalog.expression.PartitionKey;
import io.mastic.catalog.scope.ContentId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.PartitionInput;

/**
 * A partition as it is stored.
 *
 * @param id by {@link ContentId}
 * @param values as the client gave them
 * @param shapeId names the part of the storage descriptor that it shares; null without one
 * @param document the rest of the PartitionInput as AWS JSON, without the values
 */
record PartitionRow(
    String id, List<String> values, @Nullable String shapeId, String document, long createdAt) {

  static PartitionRow of(PartitionInput input, PartitionShape.Split split, long createdAt) {
    List<String> values = List.copyOf(input.values());
    return new PartitionRow(
        ContentId.of(values), values, split.shapeId(), split.document(), createdAt);
  }

  PartitionRow createdAt(long time) {
    return new PartitionRow(id, values, shapeId, document, time);
  }

  /**
   * What the indexes hold: all keys together, then each key from the second on; null where none.
   */
  List<@Nullable String> sortKeys(List<PartitionKey> keys) {
    List<@Nullable String> sorted = new ArrayList<>();
    sorted.add(sortKey(keys));
    for (int key = 1; key <= IndexScan.LAST_INDEXED; key++) {
      sorted.add(key < keys.size() ? KeyEncoding.sortKey(keys.get(key), values) : null);
    }
    return sorted;
  }

  String sortKey(List<PartitionKey> keys) {
    return KeyEncoding.sortKey(keys, values);
  }
}
