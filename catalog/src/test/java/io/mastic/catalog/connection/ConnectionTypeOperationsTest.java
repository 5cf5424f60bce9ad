package io.mastic.catalog.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mastic.catalog.CatalogFixture;
import io.mastic.kernel.Caller;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.glue.model.AlreadyExistsException;
import software.amazon.awssdk.services.glue.model.AuthenticationType;
import software.amazon.awssdk.services.glue.model.ConnectionInput;
import software.amazon.awssdk.services.glue.model.ConnectionTypeBrief;
import software.amazon.awssdk.services.glue.model.ConnectorProperty;
import software.amazon.awssdk.services.glue.model.EntityConfiguration;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.InvalidInputException;
import software.amazon.awssdk.services.glue.model.PropertyType;
import software.amazon.awssdk.services.glue.model.RegisterConnectionTypeRequest;

class ConnectionTypeOperationsTest extends CatalogFixture {

  private static final String NAME = "REST-FOO";

  private static ConnectorProperty property(String name) {
    return ConnectorProperty.builder()
        .name(name)
        .required(true)
        .propertyType(PropertyType.USER_INPUT)
        .build();
  }

  /** One required property with a default, one without, and one with allowed values. */
  private static RegisterConnectionTypeRequest foo() {
    return RegisterConnectionTypeRequest.builder()
        .connectionType(NAME)
        .integrationType("REST")
        .description("Foo")
        .connectionProperties(
            p ->
                p.url(property("Url").toBuilder().defaultValue("https://foo/v1").build())
                    .additionalRequestParameters(
                        property("version"),
                        property("mode").toBuilder()
                            .required(false)
                            .allowedValues("fast", "slow")
                            .build()))
        .connectorAuthenticationConfiguration(
            a ->
                a.authenticationTypes(AuthenticationType.BASIC, AuthenticationType.OAUTH2)
                    .basicAuthenticationProperties(
                        b -> b.username(property("login")).password(property("word")))
                    .oAuth2Properties(
                        o ->
                            o.oAuth2GrantType("CLIENT_CREDENTIALS")
                                .clientCredentialsProperties(c -> c.tokenUrl(property("token")))))
        .restConfiguration(
            r ->
                r.globalSourceConfiguration(g -> g.requestMethod("GET"))
                    .entityConfigurations(
                        Map.of(
                            "bar",
                            EntityConfiguration.builder()
                                .sourceConfiguration(s -> s.requestPath("/bar.json"))
                                .build())))
        .tags(Map.of("k", "v"))
        .build();
  }

  private static ConnectionInput fooConnection(Map<String, String> properties) {
    return ConnectionInput.builder()
        .name("c")
        .connectionType(NAME)
        .connectionPropertiesWithStrings(properties)
        .authenticationConfiguration(a -> a.authenticationType(AuthenticationType.BASIC))
        .build();
  }

  @Test
  void aRegisteredTypeIsDescribedAndListed() {
    String arn = glue.registerConnectionType(foo()).connectionTypeArn();
    assertThat(arn)
        .isEqualTo("arn:aws:glue:eu-west-1:" + caller.account() + ":connectionType/" + NAME);
    assertThat(glue.getTags(r -> r.resourceArn(arn)).tags()).isEqualTo(Map.of("k", "v"));
    var described = glue.describeConnectionType(r -> r.connectionType(NAME));
    assertThat(described.restConfiguration()).isEqualTo(foo().restConfiguration());
    assertThat(described.connectionProperties()).containsOnlyKeys("Url", "version", "mode");
    assertThat(described.connectionProperties().get("Url").defaultValue())
        .isEqualTo("https://foo/v1");
    assertThat(described.authenticationConfiguration().basicAuthenticationProperties())
        .containsOnlyKeys("login", "word");
    assertThat(described.authenticationConfiguration().oAuth2Properties())
        .containsOnlyKeys("OAuth2GrantType", "token");
    assertThat(described.capabilities().supportedDataOperationsAsStrings()).containsExactly("READ");
    assertThat(names(100)).contains(NAME, "JDBC").isSorted();
    assertThat(names(7)).isEqualTo(names(100));
  }

  @Test
  void typesAreTheAccountsAndTheRegionsOwn() {
    glue.registerConnectionType(foo());
    var elsewhere = as(Caller.root(caller.account(), "eu-central-1"));
    assertThatThrownBy(() -> elsewhere.describeConnectionType(r -> r.connectionType(NAME)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("Connection type REST-FOO not found.");
  }

  @Test
  void aTypeIsRefused() {
    glue.registerConnectionType(foo());
    assertThatThrownBy(() -> glue.registerConnectionType(foo()))
        .isInstanceOf(AlreadyExistsException.class);
    refused(
        () -> glue.registerConnectionType(foo().toBuilder().connectionType("FOO").build()),
        "ConnectionType must begin with REST-: FOO");
    refused(
        () ->
            glue.registerConnectionType(
                foo().toBuilder()
                    .connectionType("REST-2")
                    .connectionProperties(
                        p -> p.url(property("x")).additionalRequestParameters(property("x")))
                    .build()),
        "ConnectionProperties name x twice.");
    refused(
        () ->
            glue.registerConnectionType(
                foo().toBuilder()
                    .connectionType("REST-2")
                    .connectorAuthenticationConfiguration(
                        a -> a.authenticationTypes(List.<AuthenticationType>of()))
                    .build()),
        "AuthenticationTypes must name at least one.");
  }

  @Test
  void connectionsOfATypeAreCheckedAgainstIt() {
    ConnectionInput right = fooConnection(Map.of("version", "1", "mode", "slow"));
    refused(() -> create(right), "Connection type REST-FOO is not registered.");
    glue.registerConnectionType(foo());
    create(right);
    assertThat(glue.getConnection(r -> r.name("c")).connection().connectionPropertiesAsStrings())
        .isEqualTo(Map.of("version", "1", "mode", "slow"));
    refused(
        () -> create(fooConnection(Map.of())),
        "[ConnectionInput.ConnectionProperties.version is required.]");
    refused(
        () -> create(fooConnection(Map.of("version", "1", "mode", "odd"))),
        "ConnectionProperties.mode must be one of [fast, slow]");
    refused(
        () -> create(fooConnection(Map.of("version", "1", "HOST", "h"))),
        "Connection type REST-FOO has no properties [HOST]");
    refused(
        () ->
            glue.updateConnection(
                r ->
                    r.name("c")
                        .connectionInput(
                            right.toBuilder()
                                .authenticationConfiguration(
                                    a -> a.authenticationType(AuthenticationType.IAM))
                                .build())),
        "AuthenticationType must be one of [BASIC, OAUTH2]: IAM");
  }

  @Test
  void aTypeIsDeletedOnce() {
    String arn = glue.registerConnectionType(foo()).connectionTypeArn();
    glue.deleteConnectionType(r -> r.connectionType(NAME));
    assertThatThrownBy(() -> glue.deleteConnectionType(r -> r.connectionType(NAME)))
        .isInstanceOf(EntityNotFoundException.class);
    assertThatThrownBy(() -> glue.getTags(r -> r.resourceArn(arn)))
        .isInstanceOf(EntityNotFoundException.class);
    refused(
        () -> glue.deleteConnectionType(r -> r.connectionType("JDBC")),
        "Connection type JDBC is built in and cannot be deleted.");
  }

  private void create(ConnectionInput input) {
    glue.createConnection(r -> r.connectionInput(input));
  }

  private static void refused(ThrowingCallable call, String message) {
    assertThatThrownBy(call).isInstanceOf(InvalidInputException.class).hasMessage(message);
  }

  private List<String> names(int size) {
    List<String> names = new ArrayList<>();
    String token = null;
    do {
      String from = token;
      var page = glue.listConnectionTypes(r -> r.maxResults(size).nextToken(from));
      assertThat(page.connectionTypes()).hasSizeLessThanOrEqualTo(size);
      page.connectionTypes().stream()
          .map(ConnectionTypeBrief::connectionTypeAsString)
          .forEach(names::add);
      token = page.nextToken();
    } while (token != null);
    return names;
  }
}
