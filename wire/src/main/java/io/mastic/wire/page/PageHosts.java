package io.mastic.wire.page;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The names under which browsers may reach the server's own pages. A name of another site that was
 * made to point here is none of them.
 *
 * @param names further ones, in lower case and without a port
 */
public record PageHosts(Set<String> names) {

  private static final Pattern LOCAL =
      Pattern.compile("(?:[a-z0-9-]+\\.)*localhost|host\\.docker\\.internal");
  private static final Pattern ADDRESS =
      Pattern.compile("\\d{1,3}(?:\\.\\d{1,3}){3}|\\[[0-9a-f:.]+\\]");
  private static final Pattern AUTHORITY = Pattern.compile("(\\[[^\\]]*\\]|[^:]*)(?::\\d{1,5})?");

  public PageHosts {
    names = Set.copyOf(names);
  }

  /**
   * @param authority of a {@code Host} header: a name or an address, and perhaps a port
   */
  public boolean isOurs(String authority) {
    var parts = AUTHORITY.matcher(authority.toLowerCase(Locale.ROOT));
    if (!parts.matches()) {
      return false;
    }
    String host = parts.group(1);
    return LOCAL.matcher(host).matches() || ADDRESS.matcher(host).matches() || names.contains(host);
  }
}
