package io.mastic.catalog;

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
   * @param shapeId null without a storage descriptor
   * @param shape the shared part as AWS JSON; null without a storage descriptor
   * @param document the rest of the input as AWS JSON
   */
  record Split(@Nullable String shapeId, @Nullable String shape, String document) {}

  static Split split(PartitionInput input) {
    PartitionInput.Builder rest = input.toBuilder().values((List<String>) null);
    StorageDescriptor descriptor = input.storageDescriptor();
    if (descriptor == null) {
      return new Split(null, null, Pojos.json(rest.build()));
    }
    StorageDescriptor.Builder own = StorageDescriptor.builder().location(descriptor.location());
    if (descriptor.hasParameters()) {
      own.parameters(descriptor.parameters());
    }
    String shape =
        Pojos.json(
            descriptor.toBuilder().location(null).parameters((Map<String, String>) null).build());
    String document = Pojos.json(rest.storageDescriptor(own.build()).build());
    return new Split(ContentId.of(List.of(shape)), shape, document);
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
