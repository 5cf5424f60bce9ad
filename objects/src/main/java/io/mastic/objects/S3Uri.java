package io.mastic.objects;

/**
 * A location as Glue writes it: {@code s3://bucket/prefix/}, also with the schemes s3a and s3n.
 *
 * @param key without a leading slash; empty for the bucket itself
 */
public record S3Uri(String bucket, String key) {

  /**
   * @throws IllegalArgumentException if it is no S3 location
   */
  public static S3Uri parse(String uri) {
    int scheme = uri.indexOf("://");
    String name = scheme < 0 ? "" : uri.substring(0, scheme);
    if (!name.equals("s3") && !name.equals("s3a") && !name.equals("s3n")) {
      throw new IllegalArgumentException("not an S3 location: " + uri);
    }
    String rest = uri.substring(scheme + 3);
    int slash = rest.indexOf('/');
    String bucket = slash < 0 ? rest : rest.substring(0, slash);
    if (bucket.isEmpty()) {
      throw new IllegalArgumentException("no bucket in S3 location: " + uri);
    }
    return new S3Uri(bucket, slash < 0 ? "" : rest.substring(slash + 1));
  }

  @Override
  public String toString() {
    return "s3://" + bucket + "/" + key;
  }
}
