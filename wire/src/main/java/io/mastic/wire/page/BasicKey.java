package io.mastic.wire.page;

import io.mastic.kernel.http.HttpRequest;
import io.mastic.kernel.key.AccessKey;
import io.mastic.wire.text.Digests;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * An access key and its secret as name and password, for clients that cannot sign: HTTP's Basic
 * authentication. Temporary keys, which have a token beside them, are not taken.
 */
public final class BasicKey {

  private static final String SCHEME = "Basic ";

  private BasicKey() {}

  /**
   * The key that a request brings whole; empty if it is none, unknown, over, or not that secret.
   */
  public static Optional<AccessKey> of(
      HttpRequest request, Function<String, Optional<AccessKey>> keys) {
    List<String> headers = request.headers().getOrDefault("authorization", List.of());
    if (headers.size() != 1 || !headers.get(0).regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return Optional.empty();
    }
    String pair = decoded(headers.get(0).substring(SCHEME.length()).strip());
    int colon = pair.indexOf(':');
    return colon < 0
        ? Optional.empty()
        : keys.apply(pair.substring(0, colon))
            .filter(key -> key.sessionToken() == null)
            .filter(key -> Digests.same(key.secret(), pair.substring(colon + 1)));
  }

  private static String decoded(String text) {
    try {
      return new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
