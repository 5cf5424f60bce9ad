package io.mastic.catalog.connection.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.mastic.contract.Constraints;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.glue.model.ConnectionType;
import software.amazon.awssdk.services.glue.model.ConnectionTypeBrief;
import software.amazon.awssdk.services.glue.model.CreateConnectionRequest;
import software.amazon.awssdk.services.glue.model.DescribeConnectionTypeResponse;
import software.amazon.awssdk.services.glue.model.Property;

class BuiltInTypesTest {

  private static final BuiltInTypes TYPES = BuiltInTypes.load();

  static List<String> names() {
    return TYPES.list("").stream().map(ConnectionTypeBrief::connectionTypeAsString).toList();
  }

  /** What CreateConnection takes is what is listed; Snowflake is one that the model forgot. */
  @Test
  void allOfTheModelsTypesButSftpAreThere() {
    List<String> modelled =
        Arrays.stream(ConnectionType.values())
            .filter(type -> type != ConnectionType.SFTP)
            .filter(type -> type != ConnectionType.UNKNOWN_TO_SDK_VERSION)
            .map(ConnectionType::toString)
            .toList();
    assertThat(names()).containsAll(modelled).isSorted().hasSize(modelled.size() + 1);
    assertThat(names()).contains("SNOWFLAKE").doesNotContain("SFTP");
    assertThat(TYPES.list("SALESFORCE"))
        .first()
        .extracting(t -> t.connectionTypeAsString())
        .isEqualTo("SALESFORCECOMMERCECLOUD");
  }

  /** A connection with all the properties of its type is one that CreateConnection takes. */
  @ParameterizedTest
  @MethodSource("names")
  void whatIsDescribedMayBeSaid(String name) {
    DescribeConnectionTypeResponse type = TYPES.describe(name).orElseThrow();
    Map<String, String> all = new HashMap<>();
    type.connectionProperties().forEach((key, property) -> all.put(key, value(property)));
    CreateConnectionRequest request =
        CreateConnectionRequest.builder()
            .connectionInput(
                c ->
                    c.name("c")
                        .connectionType(type.connectionType())
                        .connectionPropertiesWithStrings(all))
            .build();
    assertThatCode(() -> Constraints.check(request)).doesNotThrowAnyException();
    assertThat(type.description()).isNotBlank();
    assertThat(type.capabilities().supportedDataOperationsAsStrings())
        .allMatch(List.of("READ", "WRITE")::contains);
    assertThat(type.computeEnvironmentConfigurations())
        .containsOnlyKeys(type.capabilities().supportedComputeEnvironmentsAsStrings());
    assertThat(TYPES.list(""))
        .anySatisfy(brief -> assertThat(brief.capabilities()).isEqualTo(type.capabilities()));
  }

  private static String value(Property property) {
    if (property.hasAllowedValues()) {
      List<String> allowed = property.allowedValues().stream().map(v -> v.value()).toList();
      if (property.defaultValue() != null) {
        assertThat(allowed).contains(property.defaultValue());
      }
      return allowed.get(0);
    }
    return property.defaultValue() == null ? "x" : property.defaultValue();
  }

  @Test
  void postgresqlAsTheGuideHasIt() {
    DescribeConnectionTypeResponse type = TYPES.describe("POSTGRESQL").orElseThrow();
    assertThat(type.connectionProperties())
        .containsOnlyKeys(
            "HOST",
            "PORT",
            "DATABASE",
            "ENFORCE_SSL",
            "ROLE_ARN",
            "JDBC_PARAMS",
            "CATALOG_CASING_FILTER");
    assertThat(type.connectionProperties().get("HOST").required()).isTrue();
    Property casing = type.connectionProperties().get("CATALOG_CASING_FILTER");
    assertThat(casing.required()).isFalse();
    assertThat(casing.defaultValue()).isEqualTo("LOWERCASE_ONLY");
    assertThat(casing.allowedValues()).hasSize(2);
    assertThat(type.authenticationConfiguration().authenticationType().allowedValues())
        .extracting(v -> v.value())
        .containsExactly("BASIC");
    assertThat(type.authenticationConfiguration().basicAuthenticationProperties())
        .containsOnlyKeys("USERNAME", "PASSWORD");
    assertThat(type.physicalConnectionRequirements()).containsKey("SubnetId");
  }

  @Test
  void whatIsNoTypeIsNotDescribed() {
    assertThat(TYPES.describe("SFTP")).isEmpty();
    assertThat(TYPES.describe("postgresql")).isEmpty();
    assertThat(TYPES.has("KAFKA")).isTrue();
  }
}
