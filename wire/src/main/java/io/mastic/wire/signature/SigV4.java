package io.mastic.wire.signature;

import io.mastic.wire.text.Digests;
import io.mastic.wire.text.PercentCode;
import io.mastic.wire.text.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The text that a Signature Version 4 signs, built from a request as it came in. */
public final class SigV4 {

  public static final String UNSIGNED = "UNSIGNED-PAYLOAD";

  private SigV4() {}

  public static String signature(
      Authorization authorization,
      byte[] signingKey,
      String method,
      String rawPath,
      Query query,
      Map<String, List<String>> headers,
      String payloadHash) {
    String canonical =
        method
            + "\n"
            + path(authorization, rawPath)
            + "\n"
            + query(query)
            + "\n"
            + headers(authorization.signedHeaders(), headers)
            + "\n"
            + String.join(";", authorization.signedHeaders())
            + "\n"
            + payloadHash;
    return sign(signingKey, stringToSign(authorization, Digests.sha256Hex(canonical)));
  }

  public static String stringToSign(Authorization authorization, String canonicalHash) {
    return Authorization.ALGORITHM
        + "\n"
        + authorization.date()
        + "\n"
        + authorization.scope()
        + "\n"
        + canonicalHash;
  }

  public static String sign(byte[] signingKey, String stringToSign) {
    return Digests.hex(Digests.hmac(signingKey, stringToSign));
  }

  /** S3 signs the path encoded once; every other service encodes what was sent a second time. */
  private static String path(Authorization authorization, String rawPath) {
    return "s3".equals(authorization.service())
        ? PercentCode.encodePath(PercentCode.decode(rawPath))
        : PercentCode.encodePath(rawPath);
  }

  private static String query(Query query) {
    List<String> pairs = new ArrayList<>();
    for (Query.Parameter parameter : query.parameters()) {
      if (!parameter.name().equals("X-Amz-Signature")) {
        pairs.add(
            PercentCode.encode(parameter.name()) + "=" + PercentCode.encode(parameter.value()));
      }
    }
    // By name, then by value: '=' must not take part in the order.
    pairs.sort(
        (a, b) -> {
          int names = name(a).compareTo(name(b));
          return names != 0 ? names : a.compareTo(b);
        });
    return String.join("&", pairs);
  }

  private static String name(String pair) {
    return pair.substring(0, pair.indexOf('='));
  }

  private static String headers(List<String> signed, Map<String, List<String>> headers) {
    StringBuilder lines = new StringBuilder(256);
    for (String name : signed) {
      lines.append(name).append(':');
      List<String> values = headers.getOrDefault(name, List.of());
      for (int i = 0; i < values.size(); i++) {
        lines.append(i == 0 ? "" : ",").append(collapsed(values.get(i)));
      }
      lines.append('\n');
    }
    return lines.toString();
  }

  private static String collapsed(String value) {
    String stripped = value.strip();
    return stripped.contains("  ") ? stripped.replaceAll(" +", " ") : stripped;
  }
}
