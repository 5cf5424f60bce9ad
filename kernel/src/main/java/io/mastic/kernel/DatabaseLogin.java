package io.mastic.kernel;

import org.jspecify.annotations.Nullable;

/**
 * How a PostgreSQL database is reached.
 *
 * @param jdbcUrl may carry user and password itself
 * @param user null for the URL's
 * @param password null for the URL's, or for what {@code ~/.pgpass} says
 */
public record DatabaseLogin(String jdbcUrl, @Nullable String user, @Nullable String password) {

  public static DatabaseLogin of(String jdbcUrl) {
    return new DatabaseLogin(jdbcUrl, null, null);
  }

  /** The address alone: parameters, and what stands before the host, may be secret. */
  public String address() {
    int parameters = jdbcUrl.indexOf('?');
    String address = parameters < 0 ? jdbcUrl : jdbcUrl.substring(0, parameters);
    return address.replaceFirst("//[^/]*@", "//");
  }

  @Override
  public String toString() {
    return "DatabaseLogin[" + address() + "]";
  }
}
