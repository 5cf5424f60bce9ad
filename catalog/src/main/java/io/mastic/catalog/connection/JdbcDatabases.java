package io.mastic.catalog.connection;

import io.mastic.catalog.connection.jdbc.JdbcAddress;
import io.mastic.catalog.connection.jdbc.JdbcLogin;
import io.mastic.catalog.scope.Scope;
import io.mastic.contract.Errors;
import java.sql.Connection;
import software.amazon.awssdk.services.glue.model.ConnectionInput;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.InvalidInputException;

/** The databases behind connections, for rooms that look into them. */
public final class JdbcDatabases {

  private final Connections connections;
  private final JdbcLogin login;

  public JdbcDatabases(Connections connections, JdbcLogin login) {
    this.connections = connections;
    this.login = login;
  }

  /**
   * Logs in where a connection of the caller's catalog says, with the login that it has or that is
   * in its secret.
   *
   * @throws EntityNotFoundException if there is no such connection
   * @throws InvalidInputException if it leads to no database by JDBC, or the login failed
   */
  public Connection open(String connectionName) {
    ConnectionInput connection = connections.loadInput(Scope.current(), connectionName);
    if (!JdbcAddress.has(connection)) {
      throw Errors.invalidInput("Connection " + connectionName + " leads to no database by JDBC.");
    }
    return login.open(JdbcAddress.of(connection));
  }
}
