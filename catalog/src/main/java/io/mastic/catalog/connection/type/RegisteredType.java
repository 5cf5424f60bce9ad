package io.mastic.catalog.connection.type;

import io.mastic.contract.Errors;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.AuthenticationConfigurationInput;
import software.amazon.awssdk.services.glue.model.Capabilities;
import software.amazon.awssdk.services.glue.model.ComputeEnvironment;
import software.amazon.awssdk.services.glue.model.ConnectionInput;
import software.amazon.awssdk.services.glue.model.ConnectionTypeBrief;
import software.amazon.awssdk.services.glue.model.ConnectorProperty;
import software.amazon.awssdk.services.glue.model.DataOperation;
import software.amazon.awssdk.services.glue.model.DescribeConnectionTypeResponse;
import software.amazon.awssdk.services.glue.model.EntityConfiguration;
import software.amazon.awssdk.services.glue.model.InvalidInputException;
import software.amazon.awssdk.services.glue.model.RegisterConnectionTypeRequest;
import software.amazon.awssdk.services.glue.model.RestConfiguration;

/**
 * A type of connections to a REST API, as a client registered it.
 *
 * @param said without its tags
 */
public record RegisteredType(RegisterConnectionTypeRequest said) {

  /** How the names of registered types begin, and no others do. */
  public static final String PREFIX = "REST-";

  /**
   * What a type must be to be kept, beyond what the service model says.
   *
   * @throws InvalidInputException saying why not
   */
  public void check() {
    if (!said.connectionType().startsWith(PREFIX)
        || said.connectionType().length() == PREFIX.length()) {
      throw Errors.invalidInput(
          "ConnectionType must begin with " + PREFIX + ": " + said.connectionType());
    }
    if (said.connectorAuthenticationConfiguration().authenticationTypes().isEmpty()) {
      throw Errors.invalidInput("AuthenticationTypes must name at least one.");
    }
    uniqueNames();
    RestConfiguration rest = said.restConfiguration();
    for (Map.Entry<String, EntityConfiguration> entity : rest.entityConfigurations().entrySet()) {
      if (entity.getValue().sourceConfiguration() == null
          && rest.globalSourceConfiguration() == null) {
        throw Errors.invalidInput(
            "Entity "
                + entity.getKey()
                + " has no SourceConfiguration, nor is there a global one.");
      }
    }
  }

  private void uniqueNames() {
    List<String> names = properties().map(ConnectorProperty::name).toList();
    names.stream()
        .filter(name -> names.indexOf(name) != names.lastIndexOf(name))
        .findFirst()
        .ifPresent(
            twice -> {
              throw Errors.invalidInput("ConnectionProperties name " + twice + " twice.");
            });
  }

  /**
   * Whether a connection is one of this type: it gives what is required and nothing else.
   *
   * @throws InvalidInputException saying what is missing or wrong
   */
  public void check(ConnectionInput connection) {
    Map<String, String> given = new HashMap<>(connection.connectionPropertiesAsStrings());
    for (ConnectorProperty property : properties().toList()) {
      check(property, given.remove(property.name()));
    }
    // The secret of a connection is not what its type is about.
    given.remove("ROLE_ARN");
    if (!given.isEmpty()) {
      throw Errors.invalidInput(
          "Connection type "
              + said.connectionType()
              + " has no properties "
              + given.keySet().stream().sorted().toList());
    }
    check(connection.authenticationConfiguration());
  }

  private static void check(ConnectorProperty property, @Nullable String value) {
    if (value == null) {
      if (Boolean.TRUE.equals(property.required()) && property.defaultValue() == null) {
        throw Errors.invalidInput(
            "[ConnectionInput.ConnectionProperties." + property.name() + " is required.]");
      }
    } else if (!property.allowedValues().isEmpty() && !property.allowedValues().contains(value)) {
      throw Errors.invalidInput(
          "ConnectionProperties."
              + property.name()
              + " must be one of "
              + property.allowedValues());
    }
  }

  private void check(@Nullable AuthenticationConfigurationInput authentication) {
    if (authentication == null || authentication.authenticationType() == null) {
      throw Errors.invalidInput("[ConnectionInput.AuthenticationConfiguration is required.]");
    }
    List<String> possible =
        said.connectorAuthenticationConfiguration().authenticationTypesAsStrings();
    if (!possible.contains(authentication.authenticationTypeAsString())) {
      throw Errors.invalidInput(
          "AuthenticationType must be one of "
              + possible
              + ": "
              + authentication.authenticationTypeAsString());
    }
  }

  /** The properties of connections, in the order in which they were said. */
  private Stream<ConnectorProperty> properties() {
    return Stream.concat(
        Stream.ofNullable(said.connectionProperties().url()),
        said.connectionProperties().additionalRequestParameters().stream());
  }

  public ConnectionTypeBrief brief() {
    return ConnectionTypeBrief.builder()
        .connectionType(said.connectionType())
        .displayName(displayName())
        .description(said.description())
        .categories("REST")
        .capabilities(capabilities())
        .build();
  }

  /** A display name has at most 128 characters, a type's name may have more. */
  private String displayName() {
    String name = said.connectionType();
    return name.codePointCount(0, name.length()) <= 128
        ? name
        : name.substring(0, name.offsetByCodePoints(0, 128));
  }

  public DescribeConnectionTypeResponse description() {
    return DescribeConnectionTypeResponse.builder()
        .connectionType(said.connectionType())
        .description(said.description())
        .capabilities(capabilities())
        .connectionProperties(RestProperties.map(properties()))
        .authenticationConfiguration(
            RestProperties.authentication(said.connectorAuthenticationConfiguration()))
        .restConfiguration(said.restConfiguration())
        .build();
  }

  private Capabilities capabilities() {
    return Capabilities.builder()
        .supportedAuthenticationTypesWithStrings(
            said.connectorAuthenticationConfiguration().authenticationTypesAsStrings())
        .supportedDataOperations(DataOperation.READ)
        .supportedComputeEnvironments(ComputeEnvironment.SPARK)
        .build();
  }
}
