package io.mastic.objects;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An object store with all that clients of the S3 API ask of one. Errors are {@link
 * ObjectStoreException}s with S3's codes.
 */
public interface S3Store extends ObjectStore {

  /** In the order of their names. */
  List<Bucket> listBuckets();

  /** The region a bucket was created in; empty if there is no such bucket. */
  Optional<String> findRegion(String bucket);

  void createBucket(String name, String region);

  /** Only an empty one: {@code BucketNotEmpty} otherwise. */
  void deleteBucket(String name);

  /**
   * A setting of a bucket as the client gave it, for example the XML of {@code cors} or the JSON of
   * {@code policy}; empty if it is not set.
   */
  Optional<String> findSetting(String bucket, String name);

  void putSetting(String bucket, String name, String document);

  void deleteSetting(String bucket, String name);

  Optional<StoredObject> look(String bucket, String key);

  /**
   * @throws ObjectStoreException NoSuchKey
   */
  OpenObject open(String bucket, String key);

  /** Where a part lies that the object came in; empty if there is no such part. */
  Optional<PartSpan> findPart(String bucket, StoredObject object, int number);

  StoredObject put(String bucket, String key, NewObject object);

  /**
   * Puts an object of any size whole.
   *
   * @param body read to its end, and not closed
   */
  default void put(String bucket, String key, InputStream body, String contentType) {
    ObjectFacts facts = ObjectFacts.ofHeaders(Map.of("content-type", contentType));
    StoredObject unused = put(bucket, key, new NewObject(body, () -> facts, WriteCondition.NONE));
  }

  /** Deletes an object if the condition holds of it; none there is no error. */
  Deletion delete(String bucket, String key, WriteCondition condition);

  /** Why there is no object in a bucket that is there: a delete marker says so itself. */
  default ObjectStoreException missing(String bucket, String key) {
    return ObjectStoreException.noSuchKey(key);
  }

  /** Whether buckets can keep versions here; those of an S3 elsewhere are that one's to keep. */
  default boolean keepsVersions() {
    return false;
  }

  /** Objects by their versions. */
  default ObjectVersions versions() {
    return new OnlyVersions(this);
  }

  Map<String, String> tags(String bucket, String key);

  void putTags(String bucket, String key, Map<String, String> tags);

  MultipartUploads uploads();
}
