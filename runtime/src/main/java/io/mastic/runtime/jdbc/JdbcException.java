package io.mastic.runtime.jdbc;

import java.sql.SQLException;

/** What a database said to what it was asked. */
public final class JdbcException extends RuntimeException {

  private static final long serialVersionUID = 1;

  JdbcException(String what, SQLException reason) {
    super(what + ": " + reason.getMessage(), reason);
  }
}
