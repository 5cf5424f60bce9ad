package io.mastic.catalog.table;

import software.amazon.awssdk.services.glue.model.StorageDescriptor;

/** Storage descriptors as Glue gives them back. */
public final class StorageDescriptors {

  private StorageDescriptors() {}

  /** With the members that Glue always answers, which Hive's clients unbox without asking. */
  public static StorageDescriptor completed(StorageDescriptor said) {
    StorageDescriptor.Builder all = said.toBuilder();
    if (said.compressed() == null) {
      all.compressed(false);
    }
    if (said.numberOfBuckets() == null) {
      all.numberOfBuckets(0);
    }
    if (said.storedAsSubDirectories() == null) {
      all.storedAsSubDirectories(false);
    }
    return all.build();
  }
}
