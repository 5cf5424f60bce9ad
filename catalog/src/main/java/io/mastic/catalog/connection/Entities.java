package io.mastic.catalog.connection;

import io.mastic.catalog.connection.entity.EntitySource;
import io.mastic.catalog.connection.entity.RestEntities;
import io.mastic.catalog.connection.jdbc.JdbcAddress;
import io.mastic.catalog.connection.jdbc.JdbcEntities;
import io.mastic.catalog.connection.jdbc.JdbcLogin;
import io.mastic.catalog.connection.type.RegisteredType;
import io.mastic.catalog.scope.Scope;
import io.mastic.contract.Errors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.ConnectionInput;
import software.amazon.awssdk.services.glue.model.InvalidInputException;

/** What can be found behind a connection. */
public final class Entities {

  private final Connections connections;
  private final ConnectionTypes types;
  private final JdbcLogin login;

  public Entities(Connections connections, ConnectionTypes types, JdbcLogin login) {
    this.connections = connections;
    this.types = types;
    this.login = login;
  }

  /**
   * What lies behind the connection of that name.
   *
   * @throws software.amazon.awssdk.services.glue.model.EntityNotFoundException if there is none
   * @throws InvalidInputException if nobody can look behind a connection of its type
   */
  public EntitySource behind(Scope scope, @Nullable String connectionName) {
    if (connectionName == null) {
      throw Errors.invalidInput(
          "ConnectionName is required; tables of the catalog have no entities.");
    }
    ConnectionInput connection = connections.loadInput(scope, connectionName);
    if (JdbcAddress.has(connection)) {
      return new JdbcEntities(login, JdbcAddress.of(connection));
    }
    String type = connection.connectionTypeAsString();
    if (type.startsWith(RegisteredType.PREFIX)) {
      return new RestEntities(types.load(type));
    }
    throw Errors.invalidInput(
        "Entities of a connection of type "
            + type
            + " cannot be looked at here; those of databases by JDBC and of registered types can.");
  }
}
