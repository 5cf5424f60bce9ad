package io.mastic.wire.forward;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Headers that are for one connection alone (RFC 9110, 7.6.1), and go no further. */
final class HopHeaders {

  private static final Set<String> ALWAYS =
      Set.of(
          "connection",
          "expect",
          "keep-alive",
          "proxy-authenticate",
          "proxy-authorization",
          "proxy-connection",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade");

  private HopHeaders() {}

  /**
   * The headers that go on.
   *
   * @param headers names in lower case
   */
  static Map<String, List<String>> without(Map<String, List<String>> headers) {
    Set<String> dropped = new TreeSet<>(ALWAYS);
    for (String names : headers.getOrDefault("connection", List.of())) {
      for (String name : names.split(",", -1)) {
        dropped.add(name.strip().toLowerCase(Locale.ROOT));
      }
    }
    Map<String, List<String>> kept = new TreeMap<>(headers);
    // The host is part of what was signed, whatever a client says of it.
    dropped.remove("host");
    kept.keySet().removeAll(dropped);
    return kept;
  }
}
