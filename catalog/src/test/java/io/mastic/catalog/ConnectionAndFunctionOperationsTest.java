package io.mastic.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.glue.model.AlreadyExistsException;
import software.amazon.awssdk.services.glue.model.ColumnStatistics;
import software.amazon.awssdk.services.glue.model.Connection;
import software.amazon.awssdk.services.glue.model.ConnectionInput;
import software.amazon.awssdk.services.glue.model.ConnectionPropertyKey;
import software.amazon.awssdk.services.glue.model.ConnectionType;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.FunctionType;
import software.amazon.awssdk.services.glue.model.InvalidInputException;

class ConnectionAndFunctionOperationsTest extends CatalogFixture {

  @BeforeEach
  void aTable() {
    createDatabase("d");
    createTable("d", table("t", "year int"));
    createPartitions("d", "t", List.of(partition("1")));
  }

  @Test
  void statisticsAreKeptByColumn() {
    glue.updateColumnStatisticsForTable(
        r -> r.databaseName("d").tableName("t").columnStatisticsList(statistics(1), statistics(2)));
    var found =
        glue.getColumnStatisticsForTable(
            r -> r.databaseName("d").tableName("t").columnNames("ID", "none"));
    assertThat(found.columnStatisticsList()).containsExactly(statistics(2));
    assertThat(found.errors()).hasSize(1);
    assertThat(found.errors().get(0).columnName()).isEqualTo("none");
    assertThat(found.errors().get(0).error().errorCode()).isEqualTo("EntityNotFoundException");
    glue.deleteColumnStatisticsForTable(r -> r.databaseName("d").tableName("t").columnName("id"));
    glue.deleteColumnStatisticsForTable(r -> r.databaseName("d").tableName("t").columnName("id"));
    assertThat(
            glue.getColumnStatisticsForTable(
                    r -> r.databaseName("d").tableName("t").columnNames("id"))
                .columnStatisticsList())
        .isEmpty();
    assertThatThrownBy(
            () ->
                glue.getColumnStatisticsForTable(
                    r -> r.databaseName("d").tableName("nothing").columnNames("id")))
        .isInstanceOf(EntityNotFoundException.class);
  }

  @Test
  void statisticsOfAPartitionGoWithIt() {
    glue.updateColumnStatisticsForPartition(
        r ->
            r.databaseName("d")
                .tableName("t")
                .partitionValues("1")
                .columnStatisticsList(statistics(9)));
    assertThat(
            glue.getColumnStatisticsForPartition(
                    r -> r.databaseName("d").tableName("t").partitionValues("1").columnNames("id"))
                .columnStatisticsList())
        .containsExactly(statistics(9));
    assertThatThrownBy(
            () ->
                glue.updateColumnStatisticsForPartition(
                    r ->
                        r.databaseName("d")
                            .tableName("t")
                            .partitionValues("2")
                            .columnStatisticsList(statistics(9))))
        .isInstanceOf(EntityNotFoundException.class)
        .hasMessageContaining("Partition [2] not found");
    glue.deletePartition(r -> r.databaseName("d").tableName("t").partitionValues("1"));
    createPartitions("d", "t", List.of(partition("1")));
    assertThat(
            glue.getColumnStatisticsForPartition(
                    r -> r.databaseName("d").tableName("t").partitionValues("1").columnNames("id"))
                .columnStatisticsList())
        .isEmpty();
    glue.deleteColumnStatisticsForPartition(
        r -> r.databaseName("d").tableName("t").partitionValues("1").columnName("id"));
  }

  @Test
  void connectionsHideTheirPasswordOnRequest() {
    ConnectionInput input =
        ConnectionInput.builder()
            .name("Pg")
            .connectionType(ConnectionType.JDBC)
            .matchCriteria("x")
            .connectionProperties(
                Map.of(ConnectionPropertyKey.USERNAME, "u", ConnectionPropertyKey.PASSWORD, "p"))
            .build();
    glue.createConnection(r -> r.connectionInput(input).tags(Map.of("k", "v")));
    assertThatThrownBy(() -> glue.createConnection(r -> r.connectionInput(input)))
        .isInstanceOf(AlreadyExistsException.class);
    Connection open = glue.getConnection(r -> r.name("Pg")).connection();
    assertThat(open.connectionProperties()).isEqualTo(input.connectionProperties());
    assertThat(open.creationTime()).isEqualTo(clock.instant());
    Connection hidden = glue.getConnection(r -> r.name("Pg").hidePassword(true)).connection();
    assertThat(hidden.connectionProperties()).containsOnlyKeys(ConnectionPropertyKey.USERNAME);
    assertThat(
            glue.getConnections(r -> r.filter(f -> f.connectionType(ConnectionType.KAFKA)))
                .connectionList())
        .isEmpty();
    assertThat(glue.getConnections(r -> r.filter(f -> f.matchCriteria("x"))).connectionList())
        .hasSize(1);
    glue.updateConnection(
        r -> r.name("Pg").connectionInput(input.toBuilder().description("new").build()));
    assertThat(glue.getConnection(r -> r.name("Pg")).connection().description()).isEqualTo("new");
    String arn = "arn:aws:glue:eu-west-1:" + caller.account() + ":connection/Pg";
    assertThat(glue.getTags(r -> r.resourceArn(arn)).tags()).isEqualTo(Map.of("k", "v"));
    var deleted = glue.batchDeleteConnection(r -> r.connectionNameList("Pg", "none"));
    assertThat(deleted.succeeded()).containsExactly("Pg");
    assertThat(deleted.errors()).containsOnlyKeys("none");
    assertThatThrownBy(() -> glue.deleteConnection(r -> r.connectionName("Pg")))
        .isInstanceOf(EntityNotFoundException.class);
  }

  @Test
  void aComputeEnvironmentsPropertiesGoOverTheGeneralOnes() {
    glue.createConnection(r -> r.connectionInput(connection("one")));
    ConnectionInput two =
        connection("two").toBuilder()
            .matchCriteria("x", "y")
            .sparkProperties(Map.of("USERNAME", "spark", "url", "s"))
            .build();
    glue.createConnection(r -> r.connectionInput(two));
    Connection general = glue.getConnection(r -> r.name("two")).connection();
    assertThat(general.connectionPropertiesAsStrings()).containsEntry("USERNAME", "u");
    assertThat(general.connectionSchemaVersion()).isEqualTo(2);
    Connection spark =
        glue.getConnection(
                r -> r.name("two").applyOverrideForComputeEnvironment("SPARK").hidePassword(true))
            .connection();
    assertThat(spark.connectionPropertiesAsStrings())
        .containsOnly(
            Map.entry("USERNAME", "spark"),
            Map.entry("url", "s"),
            Map.entry("JDBC_CONNECTION_URL", "jdbc:postgresql://h/d"));
    var page = glue.getConnections(r -> r.maxResults(1).filter(f -> f.connectionSchemaVersion(2)));
    assertThat(page.connectionList()).extracting(c -> c.name()).containsExactly("two");
    assertThat(page.nextToken()).isNull();
    assertThat(glue.getConnections(r -> r.filter(f -> f.matchCriteria("y", "z"))).connectionList())
        .isEmpty();
  }

  @Test
  void whatNobodyCanConnectToIsRefused() {
    ConnectionInput input = connection("c");
    for (ConnectionInput wrong :
        List.of(
            input.toBuilder().connectionType(ConnectionType.SFTP).build(),
            input.toBuilder().connectionType(ConnectionType.SALESFORCE).build(),
            input.toBuilder()
                .connectionType(ConnectionType.KAFKA)
                .validateCredentials(true)
                .build(),
            input.toBuilder()
                .connectionProperties(
                    Map.of(
                        ConnectionPropertyKey.JDBC_CONNECTION_URL,
                        "jdbc:postgresql://127.0.0.1:1/d"))
                .validateCredentials(true)
                .build())) {
      assertThatThrownBy(() -> glue.createConnection(r -> r.connectionInput(wrong)))
          .isInstanceOf(InvalidInputException.class);
      assertThatThrownBy(() -> glue.updateConnection(r -> r.name("c").connectionInput(wrong)))
          .isInstanceOf(InvalidInputException.class);
    }
    assertThat(glue.getConnections(r -> {}).connectionList()).isEmpty();
  }

  @Test
  void functionsAreListedByType() {
    for (FunctionType type :
        List.of(FunctionType.REGULAR_FUNCTION, FunctionType.AGGREGATE_FUNCTION)) {
      glue.createUserDefinedFunction(
          r ->
              r.databaseName("d")
                  .functionInput(f -> f.functionName(type.toString()).functionType(type)));
    }
    glue.createUserDefinedFunction(
        r -> r.databaseName("d").functionInput(f -> f.functionName("plain")));
    assertThat(
            glue.getUserDefinedFunctions(
                    r -> r.databaseName("d").pattern("*").functionType("REGULAR_FUNCTION"))
                .userDefinedFunctions())
        .extracting(f -> f.functionName())
        .containsExactly("plain", "regular_function");
    assertThat(
            glue.getUserDefinedFunctions(r -> r.pattern("*").functionType("AGGREGATE_FUNCTION"))
                .userDefinedFunctions())
        .extracting(f -> f.functionName())
        .containsExactly("aggregate_function");
    assertThatThrownBy(
            () -> glue.createUserDefinedFunction(r -> r.databaseName("d").functionInput(f -> {})))
        .isInstanceOf(InvalidInputException.class);
  }

  @Test
  void functionsAreKeptByDatabase() {
    for (String name : List.of("F2", "f1", "g")) {
      glue.createUserDefinedFunction(
          r -> r.databaseName("d").functionInput(f -> f.functionName(name).className("org.F")));
    }
    assertThatThrownBy(
            () ->
                glue.createUserDefinedFunction(
                    r -> r.databaseName("d").functionInput(f -> f.functionName("f2"))))
        .isInstanceOf(AlreadyExistsException.class);
    var page = glue.getUserDefinedFunctions(r -> r.databaseName("d").pattern("f*").maxResults(1));
    assertThat(page.userDefinedFunctions().get(0).functionName()).isEqualTo("f1");
    var next =
        glue.getUserDefinedFunctions(
            r -> r.databaseName("d").pattern("f*").maxResults(1).nextToken(page.nextToken()));
    assertThat(next.userDefinedFunctions().get(0).functionName()).isEqualTo("f2");
    assertThat(next.nextToken()).isNull();
    glue.updateUserDefinedFunction(
        r ->
            r.databaseName("d")
                .functionName("g")
                .functionInput(f -> f.functionName("h").className("org.H")));
    assertThat(
            glue.getUserDefinedFunction(r -> r.databaseName("d").functionName("H"))
                .userDefinedFunction()
                .className())
        .isEqualTo("org.H");
    glue.deleteUserDefinedFunction(r -> r.databaseName("d").functionName("h"));
    assertThatThrownBy(
            () -> glue.deleteUserDefinedFunction(r -> r.databaseName("d").functionName("h")))
        .isInstanceOf(EntityNotFoundException.class);
  }

  private static ColumnStatistics statistics(long most) {
    return ColumnStatistics.builder()
        .columnName("id")
        .columnType("bigint")
        .analyzedTime(Instant.ofEpochMilli(1_700_000_000_123L))
        .statisticsData(
            s ->
                s.type("LONG")
                    .longColumnStatisticsData(
                        l -> l.maximumValue(most).numberOfNulls(0L).numberOfDistinctValues(1L)))
        .build();
  }
}
