package io.mastic.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * S3's old presigned URLs, which boto3 still makes by default for an endpoint of one's own.
 *
 * <p>Follows "Signing and authenticating REST requests (AWS signature version 2)" of S3's guide.
 */
final class SigV2 {

  /** The query parameters that are part of what is signed. */
  private static final Set<String> RESOURCE =
      Set.of(
          "accelerate",
          "acl",
          "cors",
          "defaultObjectAcl",
          "delete",
          "lifecycle",
          "location",
          "logging",
          "notification",
          "partNumber",
          "policy",
          "replication",
          "requestPayment",
          "response-cache-control",
          "response-content-disposition",
          "response-content-encoding",
          "response-content-language",
          "response-content-type",
          "response-expires",
          "restore",
          "tagging",
          "torrent",
          "uploadId",
          "uploads",
          "versionId",
          "versioning",
          "versions",
          "website");

  private SigV2() {}

  static String signature(
      Authorization authorization,
      String secret,
      String method,
      String rawPath,
      Query query,
      Map<String, List<String>> headers) {
    String text =
        method
            + "\n"
            + headerOrParameter("content-md5", headers, query)
            + "\n"
            + headerOrParameter("content-type", headers, query)
            + "\n"
            + authorization.date()
            + "\n"
            + amzHeaders(headers, query)
            + rawPath
            + resource(query);
    // Decoded parameters hold one byte in each character.
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    byte[] mac = Digests.hmac("HmacSHA1", secret.getBytes(StandardCharsets.UTF_8), bytes);
    return Base64.getEncoder().encodeToString(mac);
  }

  /** A presigned URL may carry headers as parameters. */
  private static String headerOrParameter(
      String name, Map<String, List<String>> headers, Query query) {
    String parameter = query.firstIgnoringCase(name);
    return parameter == null ? headers.getOrDefault(name, List.of("")).get(0) : parameter;
  }

  private static String amzHeaders(Map<String, List<String>> headers, Query query) {
    TreeMap<String, String> amz = new TreeMap<>();
    headers.forEach(
        (name, values) -> {
          if (name.startsWith("x-amz-")) {
            amz.put(name, String.join(",", values).strip());
          }
        });
    for (Query.Parameter parameter : query.parameters()) {
      String name = parameter.name().toLowerCase(Locale.ROOT);
      if (name.startsWith("x-amz-")) {
        amz.put(name, parameter.value());
      }
    }
    StringBuilder lines = new StringBuilder();
    amz.forEach((name, value) -> lines.append(name).append(':').append(value).append('\n'));
    return lines.toString();
  }

  private static String resource(Query query) {
    List<String> parts = new ArrayList<>();
    for (Query.Parameter parameter : query.parameters()) {
      if (RESOURCE.contains(parameter.name())) {
        @Nullable String value = parameter.value().isEmpty() ? null : parameter.value();
        parts.add(value == null ? parameter.name() : parameter.name() + "=" + value);
      }
    }
    parts.sort(null);
    return parts.isEmpty() ? "" : "?" + String.join("&", parts);
  }
}
