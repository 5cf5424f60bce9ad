package io.mastic.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mastic.kernel.Caller;
import java.time.Instant;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.glue.model.BatchUpdatePartitionRequestEntry;
import software.amazon.awssdk.services.glue.model.DatabaseAttributes;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.InvalidInputException;
import software.amazon.awssdk.services.glue.model.PartitionValueList;
import software.amazon.awssdk.services.glue.model.PermissionType;
import software.amazon.awssdk.services.glue.model.ResourceShareType;
import software.amazon.awssdk.services.glue.model.TableAttributes;

/** What a request asks for is done, or refused; never passed over. */
class RequestMembersTest extends CatalogFixture {

  @BeforeEach
  void aTable() {
    createDatabase("d");
    createTable("d", table("t", "year int"));
  }

  @Test
  void transactionsAndThePastAreRefused() {
    for (Runnable call :
        List.<Runnable>of(
            () -> glue.getTable(r -> r.databaseName("d").name("t").transactionId("x")),
            () -> glue.getTable(r -> r.databaseName("d").name("t").queryAsOfTime(Instant.EPOCH)),
            () -> glue.getTables(r -> r.databaseName("d").transactionId("x")),
            () -> glue.getTables(r -> r.databaseName("d").queryAsOfTime(Instant.EPOCH)),
            () -> glue.getPartitions(r -> r.databaseName("d").tableName("t").transactionId("x")),
            () ->
                glue.getPartitions(
                    r -> r.databaseName("d").tableName("t").queryAsOfTime(Instant.EPOCH)),
            () ->
                glue.createTable(
                    r -> r.databaseName("d").tableInput(table("u")).transactionId("x")),
            () ->
                glue.updateTable(
                    r -> r.databaseName("d").tableInput(table("t")).transactionId("x")),
            () -> glue.deleteTable(r -> r.databaseName("d").name("t").transactionId("x")),
            () ->
                glue.batchDeleteTable(
                    r -> r.databaseName("d").tablesToDelete("t").transactionId("x")))) {
      assertThatThrownBy(call::run)
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("is not supported");
    }
    assertThatThrownBy(
            () ->
                glue.getTable(
                    r ->
                        r.databaseName("d")
                            .name("t")
                            .transactionId("x")
                            .queryAsOfTime(Instant.EPOCH)))
        .hasMessageContaining("cannot be specified along with");
    assertThat(glue.getTables(r -> r.databaseName("d")).tableList()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(names = {"FOREIGN", "FEDERATED"})
  void nothingIsSharedWithAnAccount(ResourceShareType type) {
    assertThat(glue.getDatabases(r -> r.resourceShareType(type)).databaseList()).isEmpty();
    assertThat(glue.searchTables(r -> r.resourceShareType(type)).tableList()).isEmpty();
  }

  @Test
  void allIsTheAccountsOwn() {
    assertThat(glue.getDatabases(r -> r.resourceShareType(ResourceShareType.ALL)).databaseList())
        .hasSize(1);
    assertThat(glue.searchTables(r -> r.resourceShareType(ResourceShareType.ALL)).tableList())
        .hasSize(1);
  }

  @Test
  void onlyTheAttributesAskedForAreGiven() {
    String account = caller.account();
    glue.createDatabase(
        r ->
            r.databaseInput(
                d ->
                    d.name("l")
                        .description("x")
                        .targetDatabase(t -> t.catalogId(account).databaseName("d"))));
    var linked =
        glue.getDatabases(
            r -> r.attributesToGet(DatabaseAttributes.NAME, DatabaseAttributes.TARGET_DATABASE));
    assertThat(linked.databaseList())
        .extracting(d -> d.name(), d -> d.targetDatabase() != null, d -> d.createTime())
        .containsExactly(Tuple.tuple("d", false, null), Tuple.tuple("l", true, null));
    var tables =
        glue.getTables(
            r ->
                r.databaseName("d")
                    .attributesToGet(TableAttributes.NAME, TableAttributes.TABLE_TYPE));
    assertThat(tables.tableList().get(0).tableType()).isEqualTo("EXTERNAL_TABLE");
    assertThat(tables.tableList().get(0).storageDescriptor()).isNull();
    for (Runnable call :
        List.<Runnable>of(
            () -> glue.getDatabases(r -> r.attributesToGet(List.of())),
            () -> glue.getDatabases(r -> r.attributesToGet(DatabaseAttributes.TARGET_DATABASE)),
            () -> glue.getTables(r -> r.databaseName("d").attributesToGet(List.of())),
            () ->
                glue.getTables(
                    r -> r.databaseName("d").attributesToGet(TableAttributes.TABLE_TYPE)))) {
      assertThatThrownBy(call::run)
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("AttributesToGet must include NAME.");
    }
  }

  @Test
  void aBatchInNoTableOrDatabaseFailsAsAWhole() {
    for (Runnable call :
        List.<Runnable>of(
            () -> glue.batchDeleteTable(r -> r.databaseName("none").tablesToDelete("t")),
            () ->
                glue.batchDeletePartition(
                    r ->
                        r.databaseName("d")
                            .tableName("none")
                            .partitionsToDelete(PartitionValueList.builder().values("1").build())),
            () ->
                glue.batchUpdatePartition(
                    r ->
                        r.databaseName("d")
                            .tableName("none")
                            .entries(
                                BatchUpdatePartitionRequestEntry.builder()
                                    .partitionValueList("1")
                                    .partitionInput(partition("1"))
                                    .build())),
            () ->
                glue.batchDeleteTableVersion(
                    r -> r.databaseName("d").tableName("none").versionIds("0")))) {
      assertThatThrownBy(call::run)
          .isInstanceOf(EntityNotFoundException.class)
          .hasMessageContaining("none not found.");
    }
  }

  @Test
  void whatStandsForSomethingElsewhereIsRefused() {
    assertThatThrownBy(
            () ->
                glue.createDatabase(
                    r ->
                        r.databaseInput(
                            d -> d.name("f").federatedDatabase(f -> f.identifier("x")))))
        .isInstanceOf(InvalidInputException.class);
    assertThatThrownBy(
            () ->
                glue.createCatalog(
                    r ->
                        r.name("c")
                            .catalogInput(
                                c ->
                                    c.catalogProperties(
                                        p ->
                                            p.dataLakeAccessProperties(
                                                a -> a.dataLakeAccess(true))))))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("Redshift");
    assertThatThrownBy(
            () -> glue.createCatalog(r -> r.name(caller.account()).catalogInput(c -> {})))
        .isInstanceOf(InvalidInputException.class);
  }

  @Test
  void unfilteredMetadataOfAnotherRegion() {
    var there = as(Caller.root(caller.account(), "us-west-2"));
    there.createDatabase(r -> r.databaseInput(d -> d.name("far")));
    there.createTable(r -> r.databaseName("far").tableInput(table("t")));
    assertThat(
            glue.getUnfilteredTableMetadata(
                    r ->
                        r.region("us-west-2")
                            .catalogId(caller.account())
                            .databaseName("far")
                            .name("t")
                            .supportedPermissionTypes(PermissionType.COLUMN_PERMISSION))
                .resourceArn())
        .isEqualTo("arn:aws:glue:us-west-2:" + caller.account() + ":table/far/t");
  }
}
