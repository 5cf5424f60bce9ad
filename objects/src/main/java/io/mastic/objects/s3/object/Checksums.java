package io.mastic.objects.s3.object;

import io.mastic.objects.Checksum;
import io.mastic.objects.ObjectFacts;
import io.mastic.objects.s3.answer.S3Answer;
import io.mastic.objects.s3.answer.S3Xml;
import io.mastic.objects.s3.request.S3Request;
import io.mastic.objects.s3.request.XmlNode;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Checksums in headers and documents. */
public final class Checksums {

  private Checksums() {}

  public static void header(S3Answer answer, ObjectFacts facts) {
    header(answer, facts.checksums());
    if (facts.checksumType() != null) {
      answer.header("x-amz-checksum-type", facts.checksumType());
    }
  }

  public static void header(S3Answer answer, Map<String, String> checksums) {
    checksums.forEach(
        (algorithm, value) ->
            answer.header("x-amz-checksum-" + algorithm.toLowerCase(Locale.ROOT), value));
  }

  public static S3Xml put(S3Xml xml, ObjectFacts facts) {
    put(xml, facts.checksums());
    if (facts.checksumType() != null) {
      xml.put("ChecksumType", facts.checksumType());
    }
    return xml;
  }

  public static S3Xml put(S3Xml xml, Map<String, String> checksums) {
    checksums.forEach((algorithm, value) -> xml.put("Checksum" + algorithm, value));
    return xml;
  }

  /** Those that a document's element names. */
  public static Map<String, String> of(XmlNode node) {
    Map<String, String> found = new HashMap<>();
    for (String algorithm : Checksum.ALGORITHMS) {
      node.find("Checksum" + algorithm).ifPresent(value -> found.put(algorithm, value));
    }
    return found;
  }

  /** Those that a request's headers name. */
  public static Map<String, String> of(S3Request request) {
    Map<String, String> found = new HashMap<>();
    for (String algorithm : Checksum.ALGORITHMS) {
      request
          .header("x-amz-checksum-" + algorithm.toLowerCase(Locale.ROOT))
          .ifPresent(value -> found.put(algorithm, value));
    }
    return found;
  }
}
