package io.mastic.wire;

import io.mastic.kernel.http.HttpFace;
import io.mastic.wire.exchange.IncomingRequest;
import io.mastic.wire.refusal.Denial.Dialect;
import io.mastic.wire.text.Query;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which protocol a request speaks and which face answers it: told by a few facts, decided once. */
final class Routes {

  /** The query protocol's services by the version that each call names. */
  private static final Map<String, String> BY_VERSION =
      Map.of(
          "2011-06-15", "sts",
          "2010-05-08", "iam",
          "2010-05-15", "cloudformation");

  private final Map<String, HttpFace> faces;

  Routes(List<HttpFace> faces) {
    this.faces =
        faces.stream()
            .collect(Collectors.toUnmodifiableMap(HttpFace::service, Function.identity()));
  }

  /**
   * Credential scope first, then {@code X-Amz-Target}, then {@code Action=}, else S3. The query
   * protocol lives at the root alone.
   *
   * @param scope the service that the signature names, null for none
   */
  static Dialect dialect(@Nullable String scope, IncomingRequest request, Query query) {
    if ("s3".equals(scope)) {
      return Dialect.S3;
    }
    if (request.header("x-amz-target").isPresent()) {
      return Dialect.JSON;
    }
    boolean isQuery = scope != null || query.first("Action") != null || isForm(request);
    return isQuery && request.rawPath().equals("/") ? Dialect.QUERY : Dialect.S3;
  }

  /** The face of a query call, or null if this server does not have the service. */
  @Nullable HttpFace ofQuery(@Nullable String scope, Query query, byte[] body) {
    if (scope != null) {
      return faces.get(scope);
    }
    String version = query.first("Version");
    if (version == null) {
      version = new Query(new String(body, StandardCharsets.ISO_8859_1)).first("Version");
    }
    return version == null ? null : faces.get(BY_VERSION.getOrDefault(version, ""));
  }

  @Nullable HttpFace s3() {
    return faces.get("s3");
  }

  private static boolean isForm(IncomingRequest request) {
    return request.method().equals("POST")
        && request.rawPath().equals("/")
        && request
            .header("content-type")
            .map(type -> type.startsWith("application/x-www-form-urlencoded"))
            .orElse(false);
  }
}
