package io.mastic.catalog.connection.type;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.glue.model.AllowedValue;
import software.amazon.awssdk.services.glue.model.AuthConfiguration;
import software.amazon.awssdk.services.glue.model.Property;
import software.amazon.awssdk.services.glue.model.PropertyType;

/** How the members of an AuthenticationConfiguration are described. */
final class Authentication {

  private Authentication() {}

  /** What every type of connections says: which ways there are, and where a secret may be named. */
  static AuthConfiguration.Builder of(List<String> types) {
    return AuthConfiguration.builder()
        .authenticationType(
            property("AuthenticationType", "How the connection logs in.", PropertyType.USER_INPUT)
                .required(true)
                .allowedValues(
                    types.stream().map(type -> AllowedValue.builder().value(type).build()).toList())
                .build())
        .secretArn(
            property(
                    "SecretArn",
                    "The secret in Secrets Manager that holds the credentials.",
                    PropertyType.USER_INPUT)
                .build());
  }

  /** The same for a built-in type, with what each of the ways asks for. */
  static AuthConfiguration builtIn(List<String> types) {
    AuthConfiguration.Builder configuration = of(types);
    if (types.contains("BASIC")) {
      configuration.basicAuthenticationProperties(
          map(
              property("USERNAME", "The user's name.", PropertyType.SECRET_OR_USER_INPUT),
              property("PASSWORD", "The user's password.", PropertyType.SECRET)));
    }
    if (types.contains("OAUTH2")) {
      configuration.oAuth2Properties(
          map(
              property(
                  "OAuth2GrantType",
                  "AUTHORIZATION_CODE, CLIENT_CREDENTIALS or JWT_BEARER, as the source has it.",
                  PropertyType.USER_INPUT),
              property("TokenUrl", "Where tokens are asked for.", PropertyType.USER_INPUT),
              property(
                  "USER_MANAGED_CLIENT_APPLICATION_CLIENT_SECRET",
                  "The secret of a client application of one's own.",
                  PropertyType.SECRET)));
    }
    return configuration.build();
  }

  private static Property.Builder property(String name, String description, PropertyType type) {
    return Property.builder()
        .name(name)
        .description(description)
        .required(false)
        .propertyTypes(type);
  }

  private static Map<String, Property> map(Property.Builder... properties) {
    Map<String, Property> map = new LinkedHashMap<>();
    for (Property.Builder each : properties) {
      Property property = each.build();
      map.put(property.name(), property);
    }
    return map;
  }
}
