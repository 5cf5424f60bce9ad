package io.mastic.catalog.connection.jdbc;

import io.mastic.contract.Errors;
import java.sql.Connection;
import java.sql.SQLException;
import software.amazon.awssdk.services.glue.model.ConnectionInput;
import software.amazon.awssdk.services.glue.model.InvalidInputException;

/** A real attempt to log in where a JDBC connection says. */
public record JdbcConnectionTest(JdbcLogin login) {

  /**
   * @throws InvalidInputException saying why it cannot be tested, or why the login failed
   */
  public void run(ConnectionInput input) {
    try (Connection connection = login.open(JdbcAddress.of(input))) {
      if (!connection.isValid(JdbcLogin.SECONDS)) {
        throw Errors.invalidInput("The database does not answer.");
      }
    } catch (SQLException e) {
      throw Errors.invalidInput("The database does not answer.");
    }
  }
}
