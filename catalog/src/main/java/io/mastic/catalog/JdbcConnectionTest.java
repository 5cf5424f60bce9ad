package io.mastic.catalog;

import io.mastic.catalog.connection.JdbcLogin;
import io.mastic.contract.Errors;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import software.amazon.awssdk.services.glue.model.InvalidInputException;

/** A real attempt to log in where a JDBC connection says. */
final class JdbcConnectionTest {

  private JdbcConnectionTest() {}

  /**
   * @param properties the connection's, by their AWS names
   * @throws InvalidInputException saying why it cannot be tested, or why the login failed
   */
  static void run(Map<String, String> properties) {
    try (Connection connection = JdbcLogin.open(properties)) {
      if (!connection.isValid(JdbcLogin.SECONDS)) {
        throw Errors.invalidInput("The database does not answer.");
      }
    } catch (SQLException e) {
      throw Errors.invalidInput("The database does not answer: " + e.getMessage());
    }
  }
}
