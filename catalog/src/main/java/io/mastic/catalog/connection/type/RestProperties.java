package io.mastic.catalog.connection.type;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.glue.model.AllowedValue;
import software.amazon.awssdk.services.glue.model.AuthConfiguration;
import software.amazon.awssdk.services.glue.model.BasicAuthenticationProperties;
import software.amazon.awssdk.services.glue.model.ClientCredentialsProperties;
import software.amazon.awssdk.services.glue.model.ConnectorAuthenticationConfiguration;
import software.amazon.awssdk.services.glue.model.ConnectorAuthorizationCodeProperties;
import software.amazon.awssdk.services.glue.model.ConnectorOAuth2Properties;
import software.amazon.awssdk.services.glue.model.ConnectorProperty;
import software.amazon.awssdk.services.glue.model.CustomAuthenticationProperties;
import software.amazon.awssdk.services.glue.model.JWTBearerProperties;
import software.amazon.awssdk.services.glue.model.Property;
import software.amazon.awssdk.services.glue.model.PropertyType;

/** What a registered type says of properties, in the words that describe any type. */
final class RestProperties {

  private RestProperties() {}

  static Map<String, Property> map(Stream<ConnectorProperty> said) {
    Map<String, Property> properties = new LinkedHashMap<>();
    said.forEach(each -> properties.put(each.name(), property(each)));
    return properties;
  }

  /** The description is empty, for who registers a type has none to give. */
  private static Property property(ConnectorProperty said) {
    Property.Builder property =
        Property.builder()
            .name(said.name())
            .description("")
            .required(said.required())
            .defaultValue(said.defaultValue())
            .propertyTypesWithStrings(said.propertyTypeAsString())
            .keyOverride(said.keyOverride())
            .propertyLocation(said.propertyLocationAsString());
    return said.hasAllowedValues()
        ? property.allowedValues(allowed(said.allowedValues())).build()
        : property.build();
  }

  private static List<AllowedValue> allowed(List<String> values) {
    return values.stream().map(value -> AllowedValue.builder().value(value).build()).toList();
  }

  static AuthConfiguration authentication(ConnectorAuthenticationConfiguration said) {
    AuthConfiguration.Builder configuration =
        Authentication.of(said.authenticationTypesAsStrings());
    basic(said.basicAuthenticationProperties())
        .ifPresent(configuration::basicAuthenticationProperties);
    custom(said.customAuthenticationProperties())
        .ifPresent(configuration::customAuthenticationProperties);
    if (said.oAuth2Properties() != null) {
      configuration.oAuth2Properties(oauth(said.oAuth2Properties()));
    }
    return configuration.build();
  }

  private static Optional<Map<String, Property>> basic(BasicAuthenticationProperties said) {
    return Optional.ofNullable(said).map(basic -> map(given(basic.username(), basic.password())));
  }

  private static Optional<Map<String, Property>> custom(CustomAuthenticationProperties said) {
    return Optional.ofNullable(said).map(custom -> map(custom.authenticationParameters().stream()));
  }

  private static Map<String, Property> oauth(ConnectorOAuth2Properties said) {
    Map<String, Property> properties = new LinkedHashMap<>();
    properties.put(
        "OAuth2GrantType",
        Property.builder()
            .name("OAuth2GrantType")
            .description("The grant that this type asks for.")
            .required(true)
            .propertyTypes(PropertyType.READ_ONLY)
            .defaultValue(said.oAuth2GrantTypeAsString())
            .allowedValues(allowed(List.of(said.oAuth2GrantTypeAsString())))
            .build());
    properties.putAll(
        map(
            Stream.of(
                    clientCredentials(said.clientCredentialsProperties()),
                    jwtBearer(said.jwtBearerProperties()),
                    authorizationCode(said.authorizationCodeProperties()))
                .flatMap(each -> each)));
    return properties;
  }

  private static Stream<ConnectorProperty> clientCredentials(ClientCredentialsProperties said) {
    return said == null
        ? Stream.empty()
        : Stream.concat(
            given(said.tokenUrl(), said.clientId(), said.clientSecret(), said.scope()),
            said.tokenUrlParameters().stream());
  }

  private static Stream<ConnectorProperty> jwtBearer(JWTBearerProperties said) {
    return said == null
        ? Stream.empty()
        : Stream.concat(
            given(said.tokenUrl(), said.jwtToken()), said.tokenUrlParameters().stream());
  }

  private static Stream<ConnectorProperty> authorizationCode(
      ConnectorAuthorizationCodeProperties said) {
    return said == null
        ? Stream.empty()
        : Stream.concat(
            given(
                said.authorizationCodeUrl(),
                said.authorizationCode(),
                said.redirectUri(),
                said.tokenUrl(),
                said.clientId(),
                said.clientSecret(),
                said.scope(),
                said.prompt()),
            said.tokenUrlParameters().stream());
  }

  private static Stream<ConnectorProperty> given(ConnectorProperty... said) {
    return Stream.of(said).flatMap(Stream::ofNullable);
  }
}
