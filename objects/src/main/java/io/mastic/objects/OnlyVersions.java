package io.mastic.objects;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The versions of a store that keeps none: each object is its only one, {@code null}. */
record OnlyVersions(S3Store store) implements ObjectVersions {

  private static final String ONLY = "null";

  private static void require(String id) {
    if (!id.equals(ONLY)) {
      throw S3Errors.noSuchVersion();
    }
  }

  @Override
  public StoredObject load(String bucket, String key, String id) {
    require(id);
    return store.look(bucket, key).orElseThrow(() -> ObjectStoreException.noSuchKey(key));
  }

  @Override
  public OpenObject open(String bucket, String key, String id) {
    require(id);
    return store.open(bucket, key);
  }

  @Override
  public Deletion delete(String bucket, String key, String id) {
    require(id);
    return store.delete(bucket, key, WriteCondition.NONE);
  }

  @Override
  public void putTags(String bucket, String key, String id, Map<String, String> tags) {
    require(id);
    store.putTags(bucket, key, tags);
  }

  @Override
  public void move(String bucket, String key, String id, String storageClass) {
    throw S3Errors.notImplemented("another storage class for an object of an S3 elsewhere");
  }

  @Override
  public VersionListing list(
      String bucket,
      String prefix,
      @Nullable String delimiter,
      @Nullable String afterKey,
      @Nullable String afterId,
      int limit) {
    ObjectListing page = store.list(bucket, prefix, delimiter, afterKey, limit);
    return new VersionListing(
        page.objects().stream().map(info -> new ObjectVersion(info, ONLY, true, false)).toList(),
        page.commonPrefixes(),
        page.nextAfter(),
        page.nextAfter() == null ? null : ONLY);
  }
}
