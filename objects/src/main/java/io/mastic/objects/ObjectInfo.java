package io.mastic.objects;

import java.time.Instant;

/**
 * What a listing or a HEAD says of an object.
 *
 * @param size in bytes
 * @param etag without quotes; made from size and time for files that another program wrote
 * @param storageClass by S3's name
 */
public record ObjectInfo(
    String key, long size, Instant lastModified, String etag, String storageClass) {

  public ObjectInfo(String key, long size, Instant lastModified, String etag) {
    this(key, size, lastModified, etag, StorageClasses.STANDARD);
  }
}
