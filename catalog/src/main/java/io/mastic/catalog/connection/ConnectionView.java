package io.mastic.catalog.connection;

import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.ComputeEnvironment;
import software.amazon.awssdk.services.glue.model.Connection;

/** Connections as a request wants to see them. */
final class ConnectionView {

  private ConnectionView() {}

  /**
   * With the properties of one compute environment put over the general ones.
   *
   * @param environment null for the general ones alone
   */
  static Connection within(@Nullable ComputeEnvironment environment, Connection connection) {
    if (environment == null) {
      return connection;
    }
    Map<String, String> properties = new HashMap<>(connection.connectionPropertiesAsStrings());
    properties.putAll(
        switch (environment) {
          case SPARK -> connection.sparkProperties();
          case ATHENA -> connection.athenaProperties();
          case PYTHON -> connection.pythonProperties();
          default -> Map.of();
        });
    return connection.toBuilder().connectionPropertiesWithStrings(properties).build();
  }

  /** Without its passwords, whatever they are for, if that is asked. */
  static Connection hiding(@Nullable Boolean passwords, Connection connection) {
    if (!Boolean.TRUE.equals(passwords)) {
      return connection;
    }
    return changed(
        connection,
        properties -> {
          Map<String, String> rest = new HashMap<>(properties);
          rest.keySet().removeIf(key -> key.endsWith("PASSWORD"));
          return rest;
        });
  }

  /** With all its properties, those for compute environments too, as something makes them. */
  static Connection changed(Connection connection, UnaryOperator<Map<String, String>> change) {
    Connection.Builder changed = connection.toBuilder();
    if (connection.hasConnectionProperties()) {
      changed.connectionPropertiesWithStrings(
          change.apply(connection.connectionPropertiesAsStrings()));
    }
    if (connection.hasSparkProperties()) {
      changed.sparkProperties(change.apply(connection.sparkProperties()));
    }
    if (connection.hasAthenaProperties()) {
      changed.athenaProperties(change.apply(connection.athenaProperties()));
    }
    if (connection.hasPythonProperties()) {
      changed.pythonProperties(change.apply(connection.pythonProperties()));
    }
    return changed.build();
  }
}
