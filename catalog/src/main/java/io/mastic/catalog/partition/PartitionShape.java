package io.mastic.catalog.partition;

import io.mastic.catalog.scope.ContentId;
import io.mastic.contract.Pojos;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.Partition;
import software.amazon.awssdk.services.glue.model.PartitionInput;
import software.amazon.awssdk.services.glue.model.StorageDescriptor;

/**
 * Storage descriptors in two parts: what is each partition's own, and the shape that many share.
 */
final class PartitionShape {

  private PartitionShape() {}

  /**
   * @param shared the part that others may share; null without a storage descriptor
   * @param shapeId null without a storage descriptor
   * @param shape the shared part as AWS JSON; null without a storage descriptor
   * @param document the rest of the input as AWS JSON
   */
  record Split(
      @Nullable StorageDescriptor shared,
      @Nullable String shapeId,
      @Nullable String shape,
      String document) {}

  /**
   * @param last an earlier split; of a batch most have the same shape, and it is told once
   */
  static Split split(PartitionInput input, @Nullable Split last) {
    PartitionInput.Builder rest = input.toBuilder().values((List<String>) null);
    StorageDescriptor descriptor = input.storageDescriptor();
    if (descriptor == null) {
      return new Split(null, null, null, Pojos.json(rest.build()));
    }
    StorageDescriptor.Builder own = StorageDescriptor.builder().location(descriptor.location());
    if (descriptor.hasParameters()) {
      own.parameters(descriptor.parameters());
    }
    String document = Pojos.json(rest.storageDescriptor(own.build()).build());
    StorageDescriptor shared =
        descriptor.toBuilder().location(null).parameters((Map<String, String>) null).build();
    if (last != null && shared.equals(last.shared())) {
      return new Split(shared, last.shapeId(), last.shape(), document);
    }
    String shape = Pojos.json(shared);
    return new Split(shared, ContentId.of(List.of(shape)), shape, document);
  }

  /**
   * @param shape null without a storage descriptor
   */
  static Partition.Builder join(String document, @Nullable StorageDescriptor shape) {
    Partition.Builder partition = Pojos.read(document, Partition.builder());
    if (shape == null) {
      return partition;
    }
    StorageDescriptor own = partition.build().storageDescriptor();
    StorageDescriptor.Builder whole = shape.toBuilder().location(own.location());
    if (own.hasParameters()) {
      whole.parameters(own.parameters());
    }
    return partition.storageDescriptor(whole.build());
  }
}
