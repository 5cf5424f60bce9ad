package io.mastic.catalog;

import io.mastic.catalog.connection.JdbcAddress;
import io.mastic.catalog.connection.JdbcLogin;
import io.mastic.contract.Errors;
import java.sql.Connection;
import java.sql.SQLException;
import software.amazon.awssdk.services.glue.model.ConnectionInput;
import software.amazon.awssdk.services.glue.model.InvalidInputException;

/** A real attempt to log in where a JDBC connection says. */
record JdbcConnectionTest(JdbcLogin login) {

  /**
   * @throws InvalidInputException saying why it cannot be tested, or why the login failed
   */
  void run(ConnectionInput input) {
    try (Connection connection = login.open(JdbcAddress.of(input))) {
      if (!connection.isValid(JdbcLogin.SECONDS)) {
        throw Errors.invalidInput("The database does not answer.");
      }
    } catch (SQLException e) {
      throw Errors.invalidInput("The database does not answer.");
    }
  }
}
