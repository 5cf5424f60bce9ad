package io.mastic.objects.s3.news;

/**
 * What has happened to an object.
 *
 * @param region of the bucket
 * @param size in bytes; 0 for a deleted one
 * @param etag empty for a deleted one
 */
public record ObjectChange(
    String bucket, String region, String key, long size, String etag, What what) {

  /** What S3 tells of, as it names it to queues and topics, and by its operation. */
  public enum What {
    PUT("ObjectCreated:Put", "PutObject"),
    COPY("ObjectCreated:Copy", "CopyObject"),
    COMPLETED("ObjectCreated:CompleteMultipartUpload", "CompleteMultipartUpload"),
    DELETED("ObjectRemoved:Delete", "DeleteObject"),
    MARKED("ObjectRemoved:DeleteMarkerCreated", "DeleteObject"),
    EXPIRED("LifecycleExpiration:Delete", "Lifecycle Expiration"),
    EXPIRED_BY_MARKER("LifecycleExpiration:DeleteMarkerCreated", "Lifecycle Expiration");

    private final String event;
    private final String operation;

    What(String event, String operation) {
      this.event = event;
      this.operation = operation;
    }

    public String event() {
      return event;
    }

    public String operation() {
      return operation;
    }

    /** Whether nothing is to be read there any more. */
    public boolean isGone() {
      return operation.equals("DeleteObject") || operation.equals("Lifecycle Expiration");
    }

    /** Whether a delete marker lies over what was there. */
    public boolean isMarked() {
      return this == MARKED || this == EXPIRED_BY_MARKER;
    }
  }
}
