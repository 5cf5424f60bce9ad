package io.mastic.objects;

import java.util.Map;

/** S3's errors by name, with S3's codes, states and texts. */
public final class S3Errors {

  private S3Errors() {}

  /** S3 is never full; 503 is what its clients wait at, and try again. */
  public static ObjectStoreException full(String why) {
    return new ObjectStoreException(503, "ServiceUnavailable", why);
  }

  public static ObjectStoreException preconditionFailed(String condition) {
    return new ObjectStoreException(
        412,
        "PreconditionFailed",
        "At least one of the pre-conditions you specified did not hold: " + condition);
  }

  public static ObjectStoreException accessDenied() {
    return new ObjectStoreException(403, "AccessDenied", "Access Denied");
  }

  public static ObjectStoreException bucketAlreadyExists() {
    return new ObjectStoreException(
        409,
        "BucketAlreadyExists",
        "The requested bucket name is not available. The bucket namespace is shared by all users"
            + " of the system. Please select a different name and try again.");
  }

  public static ObjectStoreException bucketNotEmpty(String bucket) {
    return new ObjectStoreException(
        409,
        "BucketNotEmpty",
        "The bucket you tried to delete is not empty",
        Map.of(),
        Map.of("BucketName", bucket));
  }

  public static ObjectStoreException invalidBucketName(String name) {
    return new ObjectStoreException(
        400, "InvalidBucketName", "The specified bucket is not valid: " + name);
  }

  public static ObjectStoreException noSuchUpload() {
    return new ObjectStoreException(
        404,
        "NoSuchUpload",
        "The specified upload does not exist. The upload ID may be invalid, or the upload may have"
            + " been aborted or completed.");
  }

  public static ObjectStoreException noSuchVersion() {
    return new ObjectStoreException(404, "NoSuchVersion", "The specified version does not exist.");
  }

  /** A version that was asked for by its id and has no bytes. */
  public static ObjectStoreException isMarker(String id) {
    return new ObjectStoreException(
        405,
        "MethodNotAllowed",
        "The specified method is not allowed against this resource.",
        Map.of("x-amz-delete-marker", "true", "x-amz-version-id", id, "Allow", "DELETE"),
        Map.of("Method", "GET", "ResourceType", "DeleteMarker"));
  }

  /** The latest version has no bytes. */
  public static ObjectStoreException isDeleted(String key, String id) {
    return new ObjectStoreException(
        404,
        "NoSuchKey",
        "The specified key does not exist: " + key,
        Map.of("x-amz-delete-marker", "true", "x-amz-version-id", id),
        Map.of("Key", key));
  }

  public static ObjectStoreException keyTooLong() {
    return new ObjectStoreException(400, "KeyTooLongError", "Your key is too long");
  }

  public static ObjectStoreException invalidArgument(String message) {
    return new ObjectStoreException(400, "InvalidArgument", message);
  }

  /** Says which argument of the request it was, and what it said. */
  public static ObjectStoreException invalidArgument(String message, String name, String value) {
    return new ObjectStoreException(
        400,
        "InvalidArgument",
        message,
        Map.of(),
        Map.of("ArgumentName", name, "ArgumentValue", value));
  }

  public static ObjectStoreException invalidTag(String message, String member, String text) {
    return new ObjectStoreException(400, "InvalidTag", message, Map.of(), Map.of(member, text));
  }

  public static ObjectStoreException invalidRequest(String message) {
    return new ObjectStoreException(400, "InvalidRequest", message);
  }

  public static ObjectStoreException invalidPart() {
    return new ObjectStoreException(
        400,
        "InvalidPart",
        "One or more of the specified parts could not be found.  The part may not have been"
            + " uploaded, or the specified entity tag may not match the part's entity tag.");
  }

  public static ObjectStoreException invalidPartOrder() {
    return new ObjectStoreException(
        400,
        "InvalidPartOrder",
        "The list of parts was not in ascending order. Parts must be ordered by part number.");
  }

  public static ObjectStoreException entityTooSmall() {
    return new ObjectStoreException(
        400, "EntityTooSmall", "Your proposed upload is smaller than the minimum allowed size");
  }

  public static ObjectStoreException badDigest(String what) {
    return new ObjectStoreException(
        400, "BadDigest", "The " + what + " you specified did not match the calculated checksum.");
  }

  public static ObjectStoreException malformedXml() {
    return new ObjectStoreException(
        400,
        "MalformedXML",
        "The XML you provided was not well-formed or did not validate against our published"
            + " schema");
  }

  public static ObjectStoreException notImplemented(String what) {
    return new ObjectStoreException(
        501, "NotImplemented", "This operation of S3 is not there: " + what);
  }
}
