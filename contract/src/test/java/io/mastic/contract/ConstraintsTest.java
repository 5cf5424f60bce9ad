package io.mastic.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.glue.model.InvalidInputException;
import software.amazon.awssdk.services.glue.model.ValidationException;

class ConstraintsTest {

  private static final String NAME_PATTERN =
      "Member must satisfy regular expression pattern:"
          + " [\\u0020-\\uD7FF\\uE000-\\uFFFD\\uD800\\uDC00-\\uDBFF\\uDFFF\\t]*";

  private static String complaint(String operation, String json) {
    byte[] body = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    ValidationException thrown =
        catchThrowableOfType(
            ValidationException.class,
            () -> Constraints.check(Operations.find(operation).orElseThrow().read(body)));
    return thrown == null ? "fine" : thrown.getMessage();
  }

  @ParameterizedTest
  @MethodSource("operations")
  void whatEveryOperationTakesIsKnown(String operation) {
    byte[] nothing = "{}".getBytes(StandardCharsets.UTF_8);
    assertThat(Constraints.shape(Operations.find(operation).orElseThrow().read(nothing)))
        .isNotNull();
  }

  static Set<String> operations() {
    Set<String> names = Shapes.operations();
    names.retainAll(Operations.names());
    return names;
  }

  @Test
  void theRegistrySaysInvalidInput() {
    byte[] body = "{\"MaxResults\":101}".getBytes(StandardCharsets.UTF_8);
    assertThat(
            catchThrowableOfType(
                InvalidInputException.class,
                () -> Constraints.check(Operations.find("ListSchemas").orElseThrow().read(body))))
        .hasMessageContaining(
            "1 validation error detected: Value '101' at 'maxResults' failed to satisfy constraint:"
                + " Member must have value less than or equal to 100");
  }

  static List<Arguments> cases() {
    String x256 = "x".repeat(256);
    String x2048 = "x".repeat(2048);
    return List.of(
        Arguments.of("GetTable", "{'DatabaseName':'d','Name':'t'}", "fine"),
        Arguments.of(
            "GetTable",
            "{'DatabaseName':'d'}",
            "1 validation error detected: Value null at 'name' failed to satisfy constraint: Member must not be null"),
        Arguments.of(
            "CreateTable",
            "{'DatabaseName':'d','TableInput':{'Name':'" + x256 + "'}}",
            "1 validation error detected: Value '"
                + x256
                + "' at 'tableInput.name' failed to satisfy constraint: Member must have length less than or equal to 255"),
        Arguments.of(
            "CreateTable",
            "{'DatabaseName':'','TableInput':{'Name':'t','Retention':-1}}",
            "2 validation errors detected: Value '' at 'databaseName' failed to satisfy constraint: Member must have length"
                + " greater than or equal to 1; Value '-1' at 'tableInput.retention' failed to satisfy constraint: Member must"
                + " have value greater than or equal to 0"),
        Arguments.of(
            "CreateTable",
            "{'DatabaseName':'d','TableInput':{'Name':'t','StorageDescriptor':{'Columns':[{'Name':'a'},{'Type':'int'}]}}}",
            "1 validation error detected: Value null at 'tableInput.storageDescriptor.columns.2.member.name' failed to satisfy"
                + " constraint: Member must not be null"),
        Arguments.of(
            "GetTables",
            "{'DatabaseName':'d','Expression':'" + x2048 + "x'}",
            "1 validation error detected: Value at 'expression' failed to satisfy constraint: Member must have length less than"
                + " or equal to 2048"),
        Arguments.of(
            "GetTables",
            "{'DatabaseName':'d','MaxResults':1000}",
            "1 validation error detected: Value '1000' at 'maxResults' failed to satisfy constraint: Member must have value less"
                + " than or equal to 100"),
        Arguments.of(
            "GetTables",
            "{'DatabaseName':'d','AttributesToGet':['NAME','COLOUR']}",
            "1 validation error detected: Value '[NAME, COLOUR]' at 'attributesToGet' failed to satisfy constraint: Member must"
                + " satisfy constraint: [Member must satisfy enum value set: [NAME, TABLE_TYPE, DEFAULT, LATEST_ICEBERG_METADATA]]"),
        Arguments.of(
            "BatchGetPartition",
            "{'DatabaseName':'d','TableName':'t','PartitionsToGet':[{'Values':['a',null]}]}",
            "1 validation error detected: Value '[a, null]' at 'partitionsToGet.1.member.values' failed to satisfy constraint:"
                + " Member must satisfy constraint: [Member must not be null]"),
        Arguments.of(
            "BatchGetPartition",
            "{'DatabaseName':'d','TableName':'t','PartitionsToGet':[null]}",
            "1 validation error detected: Value '[null]' at 'partitionsToGet' failed to satisfy constraint: Member must satisfy"
                + " constraint: [Member must not be null]"),
        Arguments.of(
            "TagResource",
            "{'ResourceArn':'arn:aws:glue:us-east-1:1:job/x','TagsToAdd':{'':'v'}}",
            "1 validation error detected: Value '{=v}' at 'tagsToAdd' failed to satisfy constraint: Map keys must satisfy"
                + " constraint: [Member must have length less than or equal to 128, Member must have length greater than or"
                + " equal to 1]"),
        Arguments.of(
            "GetDatabase",
            "{'Name':'a\\u0000b'}",
            "1 validation error detected: Value 'a\u0000b' at 'name' failed to satisfy constraint: "
                + NAME_PATTERN),
        Arguments.of(
            "CancelMLTaskRun",
            "{'TransformId':'t'}",
            "1 validation error detected: Value null at 'taskRunId' failed to satisfy constraint: Member must not be null"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void saysWhatAwsSays(String operation, String json, String expected) {
    assertThat(complaint(operation, json)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Standard", "G.1X", "G.025X", "G.12X", "R.8X"})
  void takesWorkerTypesThatTheDocumentationNames(String type) {
    assertThat(complaint("StartJobRun", "{'JobName':'j','WorkerType':'" + type + "'}"))
        .isEqualTo("fine");
  }

  @Test
  void countsCodePoints() {
    String faces = "\uD83D\uDE00".repeat(255);
    assertThat(complaint("GetDatabase", "{'Name':'" + faces + "'}")).isEqualTo("fine");
  }

  @Test
  void doesNotShowSecrets() {
    String password = "p".repeat(600);
    assertThat(
            complaint(
                "CreateConnection",
                "{'ConnectionInput':{'Name':'c','ConnectionType':'JDBC','ConnectionProperties':{},'AuthenticationConfiguration':"
                    + "{'AuthenticationType':'BASIC','BasicAuthenticationCredentials':{'Username':'u','Password':'"
                    + password
                    + "'}}}}"))
        .contains(
            "at 'connectionInput.authenticationConfiguration.basicAuthenticationCredentials.password'")
        .doesNotContain("ppp");
  }

  @Test
  void stopsCountingAtAHundred() {
    String columns = "{},".repeat(100_000) + "{}";
    String said =
        complaint(
            "CreateTable",
            "{'DatabaseName':'d','TableInput':{'Name':'t','StorageDescriptor':{'Columns':["
                + columns
                + "]}}}");
    assertThat(said).startsWith("100 validation errors detected: ").hasSizeLessThan(20_000);
  }

  @Test
  void longTextDoesNotExhaustThePatterns() {
    String sql = "select a b ".repeat(50_000);
    assertThat(
            complaint(
                "CreateDatabase", "{'DatabaseInput':{'Name':'d','Description':'" + sql + "'}}"))
        .contains(
            "Value at 'databaseInput.description' failed to satisfy constraint: Member must have length less than");
  }

  @Test
  void everyShapeOfTheModelIsUnderstood() {
    for (String name : Operations.names()) {
      Shape input = Shapes.find(name + "Request");
      if (input != null) {
        input
            .members
            .values()
            .forEach(member -> assertThat(Shapes.find(member)).as(member).isNotNull());
      }
    }
  }
}
