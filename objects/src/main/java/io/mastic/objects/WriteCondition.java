package io.mastic.objects;

import org.jspecify.annotations.Nullable;

/**
 * What must hold of the object that is there now for a write to happen.
 *
 * @param ifMatch an ETag, or {@code *} for any object
 * @param ifNoneMatch {@code *} for "no such object"
 */
public record WriteCondition(@Nullable String ifMatch, @Nullable String ifNoneMatch) {

  public static final WriteCondition NONE = new WriteCondition(null, null);

  /**
   * @param etag of the object that is there; null for none
   * @throws ObjectStoreException 412 PreconditionFailed, or 404 where a match with nothing was
   *     asked for
   */
  public void check(String key, @Nullable String etag) {
    if (ifMatch != null) {
      if (etag == null) {
        throw ObjectStoreException.noSuchKey(key);
      }
      if (!names(ifMatch, etag)) {
        throw S3Errors.preconditionFailed("If-Match");
      }
    }
    if (ifNoneMatch != null && etag != null && names(ifNoneMatch, etag)) {
      throw S3Errors.preconditionFailed("If-None-Match");
    }
  }

  private static boolean names(String condition, String etag) {
    return condition.equals("*") || condition.replace("\"", "").equals(etag);
  }
}
