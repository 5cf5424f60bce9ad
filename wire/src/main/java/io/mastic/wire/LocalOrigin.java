package io.mastic.wire;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps web pages from talking to a server that asks for no signature: a page of another site, or a
 * name of another site that points here, shows in the Host or Origin header.
 */
final class LocalOrigin {

  private static final Set<String> NAMES = Set.of("localhost", "host.docker.internal", "[::1]", "");

  private LocalOrigin() {}

  static boolean holds(Optional<String> host, Optional<String> origin) {
    return isLocal(host.orElse("")) && isLocal(origin.map(LocalOrigin::authority).orElse(""));
  }

  private static String authority(String origin) {
    int scheme = origin.indexOf("://");
    return scheme < 0 ? origin : origin.substring(scheme + 3);
  }

  private static boolean isLocal(String authority) {
    int colon = authority.lastIndexOf(':');
    boolean port = colon > authority.lastIndexOf(']');
    String name = (port ? authority.substring(0, colon) : authority).toLowerCase(Locale.ROOT);
    return NAMES.contains(name)
        || name.endsWith(".localhost")
        || name.matches("127\\.\\d+\\.\\d+\\.\\d+");
  }
}
