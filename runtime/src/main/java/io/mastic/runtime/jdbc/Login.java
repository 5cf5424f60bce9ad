package io.mastic.runtime.jdbc;

import java.util.Map;
import java.util.Optional;

/** Who logs in; empty texts for nobody in particular. */
public record Login(String user, String password) {

  static final Login NOBODY = new Login("", "");

  /** Of a secret's pairs. */
  static Login of(Map<String, String> secret) {
    return new Login(
        Optional.ofNullable(secret.get("username"))
            .orElseGet(() -> secret.getOrDefault("user", "")),
        secret.getOrDefault("password", ""));
  }

  /** Not the password. */
  @Override
  public String toString() {
    return user;
  }
}
