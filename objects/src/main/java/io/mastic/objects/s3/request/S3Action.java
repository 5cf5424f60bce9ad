package io.mastic.objects.s3.request;

import java.util.List;
import java.util.Locale;

/** What IAM calls an operation of S3, and what it is about. */
public final class S3Action {

  private S3Action() {}

  /** For example {@code GetObjectTagging}. */
  /** The same by the id of one of an object's versions is asked for as another action. */
  public static String of(S3Route route, boolean isOfVersion) {
    String action = of(route);
    return isOfVersion && route.level() == S3Route.Level.OBJECT
        ? action.replace("Object", "ObjectVersion")
        : action;
  }

  public static String of(S3Route route) {
    return switch (route.level()) {
      case SERVICE -> "ListAllMyBuckets";
      case BUCKET -> ofBucket(route.method(), route.resource());
      case OBJECT -> ofObject(route.method(), route.resource());
    };
  }

  private static String ofBucket(String method, String resource) {
    return switch (resource) {
      case "", "list-type" ->
          switch (method) {
            case "PUT" -> "CreateBucket";
            case "DELETE" -> "DeleteBucket";
            default -> "ListBucket";
          };
      case "versions" -> "ListBucketVersions";
      case "delete" -> "DeleteObject";
      case "uploads" -> "ListBucketMultipartUploads";
      default -> verb(method) + "Bucket" + word(resource);
    };
  }

  private static String ofObject(String method, String resource) {
    return switch (resource) {
      case "", "copy", "uploads", "uploadId copy" -> verb(method) + "Object";
      case "uploadId" ->
          switch (method) {
            case "GET" -> "ListMultipartUploadParts";
            case "DELETE" -> "AbortMultipartUpload";
            default -> "PutObject";
          };
      default -> verb(method) + "Object" + word(resource);
    };
  }

  private static String verb(String method) {
    return switch (method) {
      case "GET", "HEAD" -> "Get";
      case "DELETE" -> "Delete";
      default -> "Put";
    };
  }

  /** {@code object-lock} as {@code ObjectLock}. */
  private static String word(String resource) {
    StringBuilder word = new StringBuilder();
    for (String part : resource.split("[- ]", -1)) {
      word.append(part.substring(0, 1).toUpperCase(Locale.ROOT)).append(part.substring(1));
    }
    return word.toString();
  }

  /** The bucket or the object. */
  public static List<String> resources(S3Target target) {
    if (target.bucket().isEmpty()) {
      return List.of();
    }
    String key = target.key().isEmpty() ? "" : "/" + target.key();
    return List.of("arn:aws:s3:::" + target.bucket() + key);
  }
}
