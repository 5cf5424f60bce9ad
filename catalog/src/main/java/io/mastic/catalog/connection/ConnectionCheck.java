package io.mastic.catalog.connection;

import io.mastic.catalog.connection.jdbc.JdbcAddress;
import io.mastic.catalog.connection.jdbc.JdbcConnectionTest;
import io.mastic.catalog.connection.jdbc.JdbcLogin;
import io.mastic.contract.Errors;
import software.amazon.awssdk.services.glue.model.ConnectionInput;
import software.amazon.awssdk.services.glue.model.ConnectionType;
import software.amazon.awssdk.services.glue.model.InvalidInputException;

/**
 * What a connection must be to be kept. Glue does not ask for the properties that a type needs
 * before the connection is used, and neither is it done here.
 */
public record ConnectionCheck(JdbcConnectionTest test) {

  /**
   * @throws InvalidInputException saying why
   */
  void check(ConnectionInput input) {
    if (input.connectionType() == ConnectionType.SFTP) {
      throw Errors.invalidInput("Connection type SFTP is not supported.");
    }
    if (input.connectionType() == ConnectionType.SALESFORCE
        && input.authenticationConfiguration() == null) {
      throw Errors.invalidInput("[ConnectionInput.AuthenticationConfiguration is required.]");
    }
    JdbcLogin.check(input.connectionPropertiesAsStrings());
    if (Boolean.TRUE.equals(input.validateCredentials())) {
      validate(input);
    }
  }

  /** Nobody can say that credentials are right without a login. */
  private void validate(ConnectionInput input) {
    if (!JdbcAddress.has(input)) {
      throw Errors.invalidInput(
          "Credentials of a connection of type "
              + input.connectionTypeAsString()
              + " cannot be validated here; ValidateCredentials must be false.");
    }
    test.run(input);
  }
}
