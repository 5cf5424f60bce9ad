package io.mastic.objects.s3.bucket;

import io.mastic.objects.PublicAccess;
import io.mastic.objects.s3.answer.S3Xml;
import io.mastic.objects.s3.lifecycle.LifecycleDocument;
import io.mastic.objects.s3.object.Encryption;
import java.util.Optional;

/**
 * The settings of a bucket that are kept as given and given back. Each says what a bucket without
 * it answers: S3's 404 code, or a default document.
 */
public enum Setting {
  POLICY("policy", "NoSuchBucketPolicy", "The bucket policy does not exist"),
  CORS("cors", "NoSuchCORSConfiguration", "The CORS configuration does not exist"),
  WEBSITE(
      "website",
      "NoSuchWebsiteConfiguration",
      "The specified bucket does not have a website configuration"),
  LIFECYCLE(
      LifecycleDocument.SETTING,
      "NoSuchLifecycleConfiguration",
      "The lifecycle configuration does not exist"),
  REPLICATION(
      "replication",
      "ReplicationConfigurationNotFoundError",
      "The replication configuration was not found"),
  ENCRYPTION(
      Encryption.SETTING,
      "ServerSideEncryptionConfigurationNotFoundError",
      "The server side encryption configuration was not found",
      S3Xml.document("ServerSideEncryptionConfiguration")
          .child(
              "Rule",
              rule ->
                  rule.child(
                          "ApplyServerSideEncryptionByDefault",
                          usual -> usual.put("SSEAlgorithm", "AES256"))
                      .put("BucketKeyEnabled", false))),
  OBJECT_LOCK(
      "object-lock",
      "ObjectLockConfigurationNotFoundError",
      "Object Lock configuration does not exist for this bucket"),
  TAGGING("tagging", "NoSuchTagSet", "The TagSet does not exist"),
  PUBLIC_ACCESS_BLOCK(
      PublicAccess.SETTING,
      "NoSuchPublicAccessBlockConfiguration",
      "The public access block configuration was not found"),
  OWNERSHIP_CONTROLS(
      "ownershipControls",
      "OwnershipControlsNotFoundError",
      "The bucket ownership controls were not found"),
  VERSIONING("versioning", S3Xml.document("VersioningConfiguration")),
  ACCELERATE("accelerate", S3Xml.document("AccelerateConfiguration")),
  REQUEST_PAYMENT(
      "requestPayment", S3Xml.document("RequestPaymentConfiguration").put("Payer", "BucketOwner")),
  LOGGING("logging", S3Xml.document("BucketLoggingStatus")),
  NOTIFICATION("notification", S3Xml.document("NotificationConfiguration"));

  private final String resource;
  private final String code;
  private final String message;
  private final String initial;

  Setting(String resource, String code, String message) {
    this.resource = resource;
    this.code = code;
    this.message = message;
    this.initial = "";
  }

  Setting(String resource, S3Xml initial) {
    this(resource, "", "", initial);
  }

  /** Of one that an S3 elsewhere may not have. */
  Setting(String resource, String code, String message, S3Xml initial) {
    this.resource = resource;
    this.code = code;
    this.message = message;
    this.initial = initial.toString();
  }

  public String resource() {
    return resource;
  }

  /**
   * What a bucket has from the beginning; empty if nothing.
   *
   * @param isElsewhere whether the bucket is another S3's, which says what it has
   */
  Optional<String> initial(boolean isElsewhere) {
    return Optional.of(initial)
        .filter(document -> !document.isEmpty() && !(isElsewhere && !code.isEmpty()));
  }

  String unsetCode() {
    return code;
  }

  String unsetMessage() {
    return message;
  }
}
