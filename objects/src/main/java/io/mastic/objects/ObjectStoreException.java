package io.mastic.objects;

import java.util.Map;

/**
 * S3's answer to a request that cannot be met, for example {@code NoSuchBucket} with status 404.
 */
public final class ObjectStoreException extends RuntimeException {

  private final String code;
  private final int status;
  private final Map<String, String> headers;
  private final Map<String, String> details;

  public ObjectStoreException(int status, String code, String message) {
    this(status, code, message, Map.of(), Map.of());
  }

  /**
   * @param headers that the answer has besides
   * @param details that its document has besides, by S3's names
   */
  ObjectStoreException(
      int status,
      String code,
      String message,
      Map<String, String> headers,
      Map<String, String> details) {
    super(message);
    this.code = code;
    this.status = status;
    this.headers = Map.copyOf(headers);
    this.details = Map.copyOf(details);
  }

  public static ObjectStoreException noSuchBucket(String bucket) {
    return new ObjectStoreException(
        404,
        "NoSuchBucket",
        "The specified bucket does not exist: " + bucket,
        Map.of(),
        Map.of("BucketName", bucket));
  }

  public static ObjectStoreException noSuchKey(String key) {
    return new ObjectStoreException(
        404, "NoSuchKey", "The specified key does not exist: " + key, Map.of(), Map.of("Key", key));
  }

  public String code() {
    return code;
  }

  public int status() {
    return status;
  }

  public Map<String, String> headers() {
    return headers;
  }

  public Map<String, String> details() {
    return details;
  }
}
