package io.mastic.wire.signature;

import io.mastic.wire.refusal.Denial;
import io.mastic.wire.refusal.DeniedException;
import io.mastic.wire.text.Query;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a request says of its own signature, not yet believed.
 *
 * @param date the signature's time as sent, for example {@code 20260101T000000Z}; for version 2 the
 *     second at which it expires
 * @param signedHeaders in lower case, as sent
 * @param expires how many seconds a presigned URL lives, null for signed headers
 */
public record Authorization(
    Scheme scheme,
    ClaimedKey key,
    String date,
    List<String> signedHeaders,
    String signature,
    @Nullable String expires) {

  public enum Scheme {
    V4_HEADER,
    V4_QUERY,
    V2_QUERY;

    /** How this scheme calls an authorization that cannot be read. */
    Denial incomplete() {
      return this == V4_HEADER ? Denial.INCOMPLETE : Denial.INCOMPLETE_URL;
    }
  }

  public static final String ALGORITHM = "AWS4-HMAC-SHA256";

  public String keyId() {
    return key.id();
  }

  /** {@code DATE/REGION/SERVICE/aws4_request}; empty for version 2. */
  public String scope() {
    return key.scope();
  }

  /** The session token that goes with temporary keys. */
  public @Nullable String token() {
    return key.token();
  }

  /** The service that the scope names, never empty. */
  public String service() {
    return scheme == Scheme.V2_QUERY ? "s3" : scope().split("/", -1)[2];
  }

  public String region() {
    return scheme == Scheme.V2_QUERY ? "us-east-1" : scope().split("/", -1)[1];
  }

  /**
   * Reads the Authorization header or the signing parameters of a URL; null if there are none.
   *
   * @throws DeniedException for a request that starts to sign itself and does not get it right
   */
  public static @Nullable Authorization of(Map<String, List<String>> headers, Query query)
      throws DeniedException {
    List<String> header = headers.getOrDefault("authorization", List.of());
    boolean version4 =
        query.first("X-Amz-Signature") != null || query.first("X-Amz-Credential") != null;
    boolean version2 = query.first("AWSAccessKeyId") != null && query.first("Signature") != null;
    if (header.size() + (version4 ? 1 : 0) + (version2 ? 1 : 0) > 1) {
      throw new DeniedException(Denial.TWO_MECHANISMS);
    }
    if (!header.isEmpty()) {
      return ofHeader(header.get(0), headers);
    }
    return version4 ? ofUrl(query) : version2 ? ofVersion2(query) : null;
  }

  private static Authorization ofVersion2(Query query) throws DeniedException {
    return new Authorization(
        Scheme.V2_QUERY,
        new ClaimedKey(
            required(query, "AWSAccessKeyId"),
            "",
            token(query.firstIgnoringCase("x-amz-security-token"))),
        required(query, "Expires"),
        List.of(),
        withPluses(required(query, "Signature")),
        required(query, "Expires"));
  }

  private static Authorization ofHeader(String header, Map<String, List<String>> headers)
      throws DeniedException {
    if (!header.startsWith(ALGORITHM + " ")) {
      throw unsupported(Scheme.V4_HEADER);
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
      throw new DeniedException(
          Denial.INCOMPLETE,
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

  private static Authorization ofUrl(Query query) throws DeniedException {
    if (!ALGORITHM.equals(query.first("X-Amz-Algorithm"))) {
      throw unsupported(Scheme.V4_QUERY);
    }
    return v4(
        Scheme.V4_QUERY,
        required(query, "X-Amz-Credential"),
        required(query, "X-Amz-Date"),
        required(query, "X-Amz-SignedHeaders"),
        required(query, "X-Amz-Signature"),
        required(query, "X-Amz-Expires"),
        token(query.first("X-Amz-Security-Token")));
  }

  private static Authorization v4(
      Scheme scheme,
      String credential,
      String date,
      String signedHeaders,
      String signature,
      @Nullable String expires,
      @Nullable String token)
      throws DeniedException {
    // A key id may hold slashes, the scope's four parts may not.
    String[] parts = credential.split("/", -1);
    boolean whole =
        parts.length >= 5
            && parts[parts.length - 1].equals("aws4_request")
            && Arrays.stream(parts).noneMatch(String::isBlank);
    if (!whole) {
      throw new DeniedException(
          scheme.incomplete(),
          "The Credential is mal-formed; expecting"
              + " \"<YOUR-AKID>/YYYYMMDD/REGION/SERVICE/aws4_request\".");
    }
    int scopeStart = parts.length - 4;
    List<String> names = List.of(signedHeaders.split(";", -1));
    if (!names.contains("host")) {
      throw new DeniedException(
          scheme.incomplete(), "'Host' must be a 'SignedHeader' in the AWS Authorization.");
    }
    return new Authorization(
        scheme,
        new ClaimedKey(
            String.join("/", Arrays.copyOfRange(parts, 0, scopeStart)),
            String.join("/", Arrays.copyOfRange(parts, scopeStart, parts.length)),
            token),
        date,
        names,
        signature,
        expires);
  }

  private static DeniedException unsupported(Scheme scheme) {
    return new DeniedException(
        scheme.incomplete(), "Only the " + ALGORITHM + " signature algorithm is supported.");
  }

  private static String required(Query query, String name) throws DeniedException {
    String value = query.first(name);
    if (value == null) {
      throw new DeniedException(
          Denial.INCOMPLETE_URL, "The query parameter " + name + " is missing.");
    }
    return value;
  }

  private static @Nullable String token(@Nullable String parameter) {
    return parameter == null ? null : withPluses(parameter);
  }

  /** Base 64 holds no blank: one was a plus sign that the client did not encode. */
  private static String withPluses(String base64) {
    return base64.replace(' ', '+');
  }

  private static @Nullable String first(Map<String, List<String>> headers, String name) {
    List<String> values = headers.get(name);
    return values == null ? null : values.get(0);
  }

  /** Neither signature nor token reaches a log by accident. */
  @Override
  public String toString() {
    return scheme + " " + keyId() + " " + scope();
  }
}
