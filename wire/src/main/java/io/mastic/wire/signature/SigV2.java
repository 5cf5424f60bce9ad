package io.mastic.wire.signature;

import io.mastic.wire.refusal.Denial;
import io.mastic.wire.refusal.DeniedException;
import io.mastic.wire.text.Digests;
import io.mastic.wire.text.Query;
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
public final class SigV2 {

  /** The query parameters that are part of what is signed. */
  private static final Set<String> RESOURCE =
      Set.of(
          "accelerate",
          "acl",
          "analytics",
          "cors",
          "defaultObjectAcl",
          "delete",
          "inventory",
          "lifecycle",
          "location",
          "logging",
          "metrics",
          "notification",
          "object-lock",
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
          "select",
          "select-type",
          "storageClass",
          "tagging",
          "torrent",
          "uploadId",
          "uploads",
          "versionId",
          "versioning",
          "versions",
          "website");

  /** What it does not sign and may still be added: it narrows a listing, or means nothing to S3. */
  private static final Set<String> HARMLESS =
      Set.of(
          "prefix",
          "marker",
          "max-keys",
          "delimiter",
          "encoding-type",
          "list-type",
          "continuation-token",
          "start-after",
          "fetch-owner",
          "key-marker",
          "version-id-marker",
          "upload-id-marker",
          "max-uploads",
          "part-number-marker",
          "max-parts",
          "x-id",
          "awsaccesskeyid",
          "signature",
          "expires",
          "content-md5",
          "content-type");

  private SigV2() {}

  /**
   * Newer sub-resources, for example {@code encryption}, are not part of what version 2 signs: a
   * URL that names one was not made by whoever signed it.
   *
   * @throws DeniedException for a parameter that is not signed and might change what is done
   */
  public static void checkParameters(Query query) throws DeniedException {
    for (Query.Parameter parameter : query.parameters()) {
      String name = parameter.name().toLowerCase(Locale.ROOT);
      boolean covered =
          RESOURCE.contains(parameter.name()) || HARMLESS.contains(name) || isAmz(name);
      if (!covered) {
        throw new DeniedException(
            Denial.UNSIGNED_PARAMETER,
            "A signature of version 2 does not cover the parameter " + name + ".");
      }
    }
  }

  private static boolean isAmz(String name) {
    return name.startsWith("x-amz-");
  }

  public static String signature(
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

  /** A presigned URL may carry headers as parameters; a header that comes itself is what counts. */
  private static String headerOrParameter(
      String name, Map<String, List<String>> headers, Query query) {
    List<String> header = headers.get(name);
    String parameter = query.firstIgnoringCase(name);
    return header != null ? String.join(",", header) : parameter == null ? "" : parameter;
  }

  private static String amzHeaders(Map<String, List<String>> headers, Query query) {
    TreeMap<String, String> amz = new TreeMap<>();
    headers.forEach(
        (name, values) -> {
          if (isAmz(name)) {
            amz.put(name, String.join(",", values).strip());
          }
        });
    for (Query.Parameter parameter : query.parameters()) {
      String name = parameter.name().toLowerCase(Locale.ROOT);
      if (isAmz(name)) {
        // Never in the place of a header, which the face would obey.
        amz.merge(name, parameter.value(), (header, value) -> header + "," + value);
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
