package io.mastic.objects;

/**
 * S3's answer to a request that cannot be met, for example {@code NoSuchBucket} with status 404.
 */
public final class ObjectStoreException extends RuntimeException {

  private final String code;
  private final int status;

  public ObjectStoreException(int status, String code, String message) {
    super(message);
    this.code = code;
    this.status = status;
  }

  public static ObjectStoreException noSuchBucket(String bucket) {
    return new ObjectStoreException(
        404, "NoSuchBucket", "The specified bucket does not exist: " + bucket);
  }

  public static ObjectStoreException noSuchKey(String key) {
    return new ObjectStoreException(404, "NoSuchKey", "The specified key does not exist: " + key);
  }

  public String code() {
    return code;
  }

  public int status() {
    return status;
  }
}
