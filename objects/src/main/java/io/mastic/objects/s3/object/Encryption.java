package io.mastic.objects.s3.object;

import io.mastic.objects.ObjectFacts;
import io.mastic.objects.S3Errors;
import io.mastic.objects.S3Store;
import io.mastic.objects.s3.answer.S3Answer;
import io.mastic.objects.s3.request.S3Request;
import io.mastic.objects.s3.request.XmlNode;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How S3 says that an object is encrypted: as its request asks, else as its bucket does, else by
 * S3's own keys. It is said and not done: the disk is the operator's to encrypt. An S3 elsewhere
 * says of itself what it does.
 */
public final class Encryption {

  /** As stores call the setting of a bucket. */
  public static final String SETTING = "encryption";

  private static final String HEADER = "x-amz-server-side-encryption";
  private static final String KEY = HEADER + "-aws-kms-key-id";
  private static final String KMS = "aws:kms";
  private static final String OWN = "AES256";
  private static final Set<String> METHODS = Set.of(OWN, KMS, "aws:kms:dsse");

  private Encryption() {}

  /** The headers of an object that is about to be written, with those of its encryption. */
  public static Map<String, String> added(
      S3Store store, S3Request request, Map<String, String> headers) {
    String asked = headers.get(HEADER);
    if (asked != null && !METHODS.contains(asked)) {
      throw S3Errors.invalidArgument(
          "The encryption method specified is not supported", HEADER, asked);
    }
    String key = headers.get(KEY);
    if (key != null && (asked == null || !asked.startsWith(KMS))) {
      throw S3Errors.invalidArgument(
          "Server Side Encryption with AWS KMS managed key requires HTTP header"
              + " x-amz-server-side-encryption : aws:kms",
          HEADER,
          String.valueOf(asked));
    }
    if (asked != null || !store.keepsVersions()) {
      return headers;
    }
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.putAll(ofBucket(store.findSetting(request.bucket(), SETTING)));
    return all;
  }

  /** Shows it of an object. What other programs wrote, and earlier builds, is like all else. */
  public static void show(S3Store store, ObjectFacts facts, S3Answer answer) {
    facts
        .headers()
        .forEach(
            (name, value) -> {
              if (name.startsWith(HEADER)) {
                answer.header(name, value);
              }
            });
    if (!facts.headers().containsKey(HEADER) && store.keepsVersions()) {
      answer.header(HEADER, OWN);
    }
  }

  /**
   * @param document a bucket's ServerSideEncryptionConfiguration
   */
  static Map<String, String> ofBucket(Optional<String> document) {
    Optional<XmlNode> rule =
        document.flatMap(
            text ->
                XmlNode.parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
                    .all("Rule")
                    .findFirst());
    Optional<XmlNode> usual =
        rule.flatMap(one -> one.all("ApplyServerSideEncryptionByDefault").findFirst());
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put(HEADER, usual.flatMap(one -> one.find("SSEAlgorithm")).orElse(OWN));
    usual.flatMap(one -> one.find("KMSMasterKeyID")).ifPresent(key -> headers.put(KEY, key));
    rule.flatMap(one -> one.find("BucketKeyEnabled"))
        .filter("true"::equals)
        .ifPresent(yes -> headers.put(HEADER + "-bucket-key-enabled", yes));
    return headers;
  }
}
