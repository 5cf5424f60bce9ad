package io.mastic.wire;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a request says of its own signature, not yet believed.
 *
 * @param date the signature's time as sent, for example {@code 20260101T000000Z}; for version 2 the
 *     second at which it expires
 * @param scope {@code DATE/REGION/SERVICE/aws4_request}; empty for version 2
 * @param expires how many seconds a presigned URL lives, null for signed headers
 * @param token the session token that goes with temporary keys
 */
record Authorization(
    Scheme scheme,
    String keyId,
    String date,
    String scope,
    List<String> signedHeaders,
    String signature,
    @Nullable String expires,
    @Nullable String token) {

  enum Scheme {
    V4_HEADER,
    V4_QUERY,
    V2_QUERY
  }

  static final String ALGORITHM = "AWS4-HMAC-SHA256";

  /** A request that starts to sign itself and does not get it right. */
  static final class IncompleteException extends Exception {
    IncompleteException(String message) {
      super(message);
    }
  }

  /** The service that the scope names, or null if it names none. */
  @Nullable String service() {
    return scheme == Scheme.V2_QUERY ? "s3" : part(2);
  }

  String region() {
    String region = part(1);
    return region == null || region.isEmpty() ? "us-east-1" : region;
  }

  private @Nullable String part(int index) {
    String[] parts = scope.split("/", -1);
    return parts.length == 4 ? parts[index] : null;
  }

  /** Reads the Authorization header or the signing parameters of a URL; null if there are none. */
  static @Nullable Authorization of(Map<String, List<String>> headers, Query query)
      throws IncompleteException {
    String header = first(headers, "authorization");
    if (header != null) {
      return ofHeader(header, headers);
    }
    if (query.first("X-Amz-Signature") != null || query.first("X-Amz-Credential") != null) {
      return ofQuery(query);
    }
    if (query.first("AWSAccessKeyId") != null && query.first("Signature") != null) {
      return new Authorization(
          Scheme.V2_QUERY,
          query.required("AWSAccessKeyId"),
          query.required("Expires"),
          "",
          List.of(),
          query.required("Signature"),
          query.required("Expires"),
          query.firstIgnoringCase("x-amz-security-token"));
    }
    return null;
  }

  private static Authorization ofHeader(String header, Map<String, List<String>> headers)
      throws IncompleteException {
    if (!header.startsWith(ALGORITHM + " ")) {
      throw new IncompleteException("Only the " + ALGORITHM + " signature algorithm is supported.");
    }
    String credential = null;
    String signed = null;
    String signature = null;
    for (String field : header.substring(ALGORITHM.length()).split(",", -1)) {
      String part = field.strip();
      int equals = part.indexOf('=');
      String value = part.substring(equals + 1);
      switch (equals < 0 ? "" : part.substring(0, equals)) {
        case "Credential" -> credential = value;
        case "SignedHeaders" -> signed = value;
        case "Signature" -> signature = value;
        default -> {}
      }
    }
    String date = first(headers, "x-amz-date");
    if (credential == null || signed == null || signature == null || date == null) {
      throw new IncompleteException(
          "Authorization header requires 'Credential', 'SignedHeaders' and 'Signature' parameters,"
              + " and existence of an 'X-Amz-Date' header.");
    }
    return v4(
        Scheme.V4_HEADER,
        credential,
        date,
        signed,
        signature,
        null,
        first(headers, "x-amz-security-token"));
  }

  private static Authorization ofQuery(Query query) throws IncompleteException {
    if (!ALGORITHM.equals(query.first("X-Amz-Algorithm"))) {
      throw new IncompleteException("Only the " + ALGORITHM + " signature algorithm is supported.");
    }
    return v4(
        Scheme.V4_QUERY,
        query.required("X-Amz-Credential"),
        query.required("X-Amz-Date"),
        query.required("X-Amz-SignedHeaders"),
        query.required("X-Amz-Signature"),
        query.required("X-Amz-Expires"),
        query.first("X-Amz-Security-Token"));
  }

  private static Authorization v4(
      Scheme scheme,
      String credential,
      String date,
      String signedHeaders,
      String signature,
      @Nullable String expires,
      @Nullable String token)
      throws IncompleteException {
    // A key id may hold slashes, the scope's four parts may not.
    String[] parts = credential.split("/", -1);
    if (parts.length < 5 || !parts[parts.length - 1].equals("aws4_request")) {
      throw new IncompleteException("Credential must have exactly 5 slash-delimited elements.");
    }
    int scopeStart = parts.length - 4;
    List<String> names = List.of(signedHeaders.split(";", -1));
    if (!names.contains("host")) {
      throw new IncompleteException("'Host' must be a 'SignedHeader' in the AWS Authorization.");
    }
    return new Authorization(
        scheme,
        String.join("/", Arrays.copyOfRange(parts, 0, scopeStart)),
        date,
        String.join("/", Arrays.copyOfRange(parts, scopeStart, parts.length)),
        names,
        signature,
        expires,
        token);
  }

  private static @Nullable String first(Map<String, List<String>> headers, String name) {
    List<String> values = headers.get(name);
    return values == null ? null : values.get(0);
  }

  /** Neither signature nor token reaches a log by accident. */
  @Override
  public String toString() {
    return scheme + " " + keyId + " " + scope;
  }
}
