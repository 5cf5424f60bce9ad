package io.mastic.wire;

import io.mastic.wire.exchange.IncomingRequest;
import io.mastic.wire.page.OwnPages;
import io.mastic.wire.text.Query;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Keeps web pages from talking to a server that asks for no signature.
 *
 * <p>A name of another site that points here shows in {@code Host}, a page of another site in
 * {@code Origin}, and what such a page makes a browser fetch without one (an image, a script, a
 * link) in {@code Sec-Fetch-Site}. Browsers too old for that header still send the Origin with all
 * but GET, so a GET changes nothing here.
 */
final class LocalOrigin {

  private static final Pattern LOCAL =
      Pattern.compile(
          "(?:(?:[a-z0-9.-]+\\.)?localhost|host\\.docker\\.internal|\\[::1]"
              + "|127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3})(?::\\d{1,5})?",
          Pattern.CASE_INSENSITIVE);

  private static final Set<String> FOREIGN_SITES = Set.of("cross-site", "same-site");

  private LocalOrigin() {}

  /** Whether a request may be one that a person or a program of this machine meant to send. */
  static boolean holds(IncomingRequest request, Query query) {
    Map<String, List<String>> headers = request.headers();
    List<String> origins = headers.getOrDefault("origin", List.of());
    if (!headers.getOrDefault("host", List.of()).stream().allMatch(LocalOrigin::isLocal)
        || !origins.stream().allMatch(LocalOrigin::isLocalOrigin)) {
      return false;
    }
    if (origins.isEmpty()
        && headers.getOrDefault("sec-fetch-site", List.of()).stream()
            .anyMatch(FOREIGN_SITES::contains)) {
      return isLinkToOwnPage(request);
    }
    return !request.method().equals("GET") || onlyReads(query.first("Action"));
  }

  private static boolean isLocalOrigin(String origin) {
    int scheme = origin.indexOf("://");
    return scheme > 0 && origin.startsWith("http") && isLocal(origin.substring(scheme + 3));
  }

  private static boolean isLocal(String authority) {
    return authority.isEmpty() || LOCAL.matcher(authority).matches();
  }

  /** Somebody clicked on a link to a page of the server's own, which shows and does nothing. */
  private static boolean isLinkToOwnPage(IncomingRequest request) {
    return request.method().equals("GET")
        && request.rawPath().startsWith(OwnPages.PREFIX)
        && request.header("sec-fetch-mode").orElse("").equals("navigate")
        && request.header("sec-fetch-dest").orElse("").equals("document");
  }

  /** The query protocol takes its actions by GET, too. */
  private static boolean onlyReads(@Nullable String action) {
    return action == null
        || action.startsWith("Get")
        || action.startsWith("List")
        || action.startsWith("Describe");
  }
}
