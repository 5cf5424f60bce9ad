package io.mastic.objects.account;

import io.mastic.objects.Deletion;
import io.mastic.objects.ObjectVersions;
import io.mastic.objects.OpenObject;
import io.mastic.objects.StoredObject;
import io.mastic.objects.VersionListing;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Versions in an account's own buckets.
 *
 * @param guard throws AccessDenied for another account's bucket
 */
record AccountVersions(ObjectVersions versions, Consumer<String> guard) implements ObjectVersions {

  private ObjectVersions of(String bucket) {
    guard.accept(bucket);
    return versions;
  }

  @Override
  public StoredObject load(String bucket, String key, String id) {
    return of(bucket).load(bucket, key, id);
  }

  @Override
  public OpenObject open(String bucket, String key, String id) {
    return of(bucket).open(bucket, key, id);
  }

  @Override
  public Deletion delete(String bucket, String key, String id) {
    return of(bucket).delete(bucket, key, id);
  }

  @Override
  public void putTags(String bucket, String key, String id, Map<String, String> tags) {
    of(bucket).putTags(bucket, key, id, tags);
  }

  @Override
  public void move(String bucket, String key, String id, String storageClass) {
    of(bucket).move(bucket, key, id, storageClass);
  }

  @Override
  public VersionListing list(
      String bucket,
      String prefix,
      @Nullable String delimiter,
      @Nullable String afterKey,
      @Nullable String afterId,
      int limit) {
    return of(bucket).list(bucket, prefix, delimiter, afterKey, afterId, limit);
  }
}
