package io.mastic.objects.s3;

import io.mastic.objects.ObjectStoreException;
import io.mastic.objects.s3.request.S3Request;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What an error's document says beside its code: of which bucket, key, upload or version it is. */
final class ErrorDetails {

  private static final Set<String> OF_BUCKETS =
      Set.of(
          "NoSuchBucket",
          "BucketNotEmpty",
          "BucketAlreadyExists",
          "BucketAlreadyOwnedByYou",
          "InvalidBucketName",
          "NoSuchTagSet",
          "NoSuchBucketPolicy",
          "NoSuchCORSConfiguration",
          "NoSuchWebsiteConfiguration",
          "NoSuchLifecycleConfiguration",
          "NoSuchPublicAccessBlockConfiguration",
          "ReplicationConfigurationNotFoundError",
          "ServerSideEncryptionConfigurationNotFoundError",
          "ObjectLockConfigurationNotFoundError",
          "OwnershipControlsNotFoundError");

  private ErrorDetails() {}

  static Map<String, String> of(ObjectStoreException e, S3Request request) {
    Map<String, String> details = new LinkedHashMap<>();
    // The error of a copy may be of its source, and says itself of which.
    if (request.header("x-amz-copy-source").isEmpty()) {
      if (OF_BUCKETS.contains(e.code())) {
        details.put("BucketName", request.bucket());
      }
      switch (e.code()) {
        case "NoSuchKey" -> details.put("Key", request.key());
        case "NoSuchUpload" -> details.put("UploadId", request.param("uploadId", ""));
        case "NoSuchVersion" -> {
          details.put("Key", request.key());
          details.put("VersionId", request.param("versionId", ""));
        }
        default -> {
          // Others say nothing more.
        }
      }
    }
    details.putAll(e.details());
    return details;
  }
}
