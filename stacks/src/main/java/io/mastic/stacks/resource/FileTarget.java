package io.mastic.stacks.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Where files are deployed to.
 *
 * @param prefix of all keys; empty, or ending in a slash
 */
record FileTarget(String bucket, String prefix) {

  static FileTarget of(ObjectNode properties) {
    String prefix = properties.path("DestinationBucketKeyPrefix").asText();
    String plain = prefix.equals("/") ? "" : prefix;
    return new FileTarget(
        properties.path("DestinationBucketName").asText(),
        plain.isEmpty() || plain.endsWith("/") ? plain : plain + "/");
  }

  /** As CDK's tags of buckets name it. */
  String label() {
    return prefix.isEmpty() ? "" : prefix.substring(0, prefix.length() - 1);
  }

  String arn() {
    return "arn:aws:s3:::" + bucket + "/" + prefix + "*";
  }
}
