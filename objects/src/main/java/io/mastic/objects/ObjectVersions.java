package io.mastic.objects;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Objects by their versions. An object that was put while its bucket kept no versions is the
 * version {@code null}. An unknown version is an {@link ObjectStoreException} with code {@code
 * NoSuchVersion}, a delete marker one with code {@code MethodNotAllowed}.
 */
public interface ObjectVersions {

  StoredObject load(String bucket, String key, String id);

  OpenObject open(String bucket, String key, String id);

  /** Deletes a version for good; none there is no error. */
  Deletion delete(String bucket, String key, String id);

  void putTags(String bucket, String key, String id, Map<String, String> tags);

  /** Gives a version another storage class; all else of it stays. */
  void move(String bucket, String key, String id, String storageClass);

  /**
   * @param afterId null for a page that begins after all versions of {@code afterKey}
   */
  VersionListing list(
      String bucket,
      String prefix,
      @Nullable String delimiter,
      @Nullable String afterKey,
      @Nullable String afterId,
      int limit);
}
