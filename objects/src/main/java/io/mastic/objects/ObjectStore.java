package io.mastic.objects;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Buckets of objects, as the rooms see them: folders of this machine, or a remote S3.
 *
 * <p>Keys are S3 keys: any Unicode text up to 1,024 bytes of UTF-8, listed in the order of their
 * UTF-8 bytes. A missing bucket or key is told apart from an empty answer by {@link
 * ObjectStoreException} with S3's error code.
 */
public interface ObjectStore {

  /**
   * The store as an account sees it, for work that no thread's caller asks for. A store that knows
   * no accounts looks the same to all.
   *
   * @param account twelve digits
   */
  default ObjectStore as(String account) {
    return this;
  }

  boolean bucketExists(String bucket);

  /**
   * The object's facts without its bytes; empty if there is no such key. A missing bucket is an
   * error.
   */
  Optional<ObjectInfo> find(String bucket, String key);

  /**
   * The object's bytes from {@code offset}; {@code length} -1 reads to the end. The caller closes
   * it.
   */
  InputStream read(String bucket, String key, long offset, long length);

  /**
   * A page of the listing under a prefix, in key order; cost grows with the page, not with the
   * bucket.
   *
   * @param delimiter null lists every key; "/" folds what lies deeper into common prefixes
   * @param after keys and common prefixes up to and including this one are left out; null starts at
   *     the beginning
   * @param limit 1 to 1,000 keys and common prefixes together
   */
  ObjectListing list(
      String bucket, String prefix, @Nullable String delimiter, @Nullable String after, int limit);

  /** Puts a small object whole; readers see the old one or the new one. */
  ObjectInfo put(String bucket, String key, byte[] content, @Nullable String contentType);

  /** Deletes an object; none there is no error. */
  void delete(String bucket, String key);

  /** Where the object lies as a plain file, if it does on this machine. */
  Optional<Path> localFile(String bucket, String key);

  /** The folder whose sub-folders are the buckets, if they are plain folders of this machine. */
  Optional<Path> localRoot();
}
