package io.mastic.catalog.nested;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mastic.catalog.CatalogFixture;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.glue.model.AlreadyExistsException;
import software.amazon.awssdk.services.glue.model.CatalogEntry;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.InvalidInputException;
import software.amazon.awssdk.services.glue.model.PermissionType;
import software.amazon.awssdk.services.glue.model.Table;

/** Catalogs inside the account's own, resource links, and what Lake Formation's engines ask. */
class CatalogOperationsTest extends CatalogFixture {

  @Test
  void aCatalogHasDatabasesOfItsOwn() {
    glue.createCatalog(
        r -> r.name("lake").catalogInput(c -> c.description("x")).tags(Map.of("k", "v")));
    assertThatThrownBy(() -> glue.createCatalog(r -> r.name("lake").catalogInput(c -> {})))
        .isInstanceOf(AlreadyExistsException.class);
    String id = caller.account() + ":lake";
    var catalog = glue.getCatalog(r -> r.catalogId(id)).catalog();
    assertThat(catalog.name()).isEqualTo("lake");
    assertThat(catalog.description()).isEqualTo("x");
    assertThat(catalog.catalogId()).isEqualTo(id);
    assertThat(catalog.resourceArn())
        .isEqualTo("arn:aws:glue:eu-west-1:" + caller.account() + ":catalog/lake");
    createDatabase("d");
    glue.createDatabase(r -> r.catalogId(id).databaseInput(d -> d.name("d").description("inside")));
    glue.createTable(r -> r.catalogId(id).databaseName("d").tableInput(table("t")));
    assertThat(glue.getDatabase(r -> r.catalogId(id).name("d")).database().catalogId())
        .isEqualTo(id);
    assertThat(glue.getDatabase(r -> r.name("d")).database().description()).isNull();
    glue.createConnection(r -> r.catalogId(id).connectionInput(connection("inside")));
    glue.putDataCatalogEncryptionSettings(
        r ->
            r.catalogId(id)
                .dataCatalogEncryptionSettings(
                    s -> s.encryptionAtRest(e -> e.catalogEncryptionMode("SSE-KMS"))));
    assertThat(glue.getTables(r -> r.databaseName("d")).tableList()).isEmpty();
    assertThat(glue.getTables(r -> r.catalogId(id).databaseName("d")).tableList()).hasSize(1);
    glue.deleteCatalog(r -> r.catalogId(id));
    assertThatThrownBy(() -> glue.getDatabases(r -> r.catalogId(id)))
        .isInstanceOf(EntityNotFoundException.class)
        .hasMessageContaining("Catalog " + id + " not found.");
    assertThat(glue.getDatabases(r -> {}).databaseList()).hasSize(1);
    assertThatThrownBy(() -> glue.getTags(r -> r.resourceArn(catalog.resourceArn())))
        .isInstanceOf(EntityNotFoundException.class);
    glue.createCatalog(r -> r.name("lake").catalogInput(c -> {}));
    assertThat(glue.getDatabases(r -> r.catalogId(id)).databaseList()).isEmpty();
    assertThat(glue.getConnections(r -> r.catalogId(id)).connectionList()).isEmpty();
    assertThat(
            glue.getDataCatalogEncryptionSettings(r -> r.catalogId(id))
                .dataCatalogEncryptionSettings()
                .encryptionAtRest()
                .catalogEncryptionModeAsString())
        .isEqualTo("DISABLED");
  }

  @Test
  void catalogsAreListedAndChanged() {
    for (String name : List.of("b", "a", "c")) {
      glue.createCatalog(r -> r.name(name).catalogInput(c -> {}));
    }
    var page = glue.getCatalogs(r -> r.maxResults(2).includeRoot(true));
    assertThat(page.catalogList()).extracting(c -> c.name()).containsExactly(caller.account(), "a");
    var rest = glue.getCatalogs(r -> r.maxResults(2).includeRoot(true).nextToken(page.nextToken()));
    assertThat(rest.catalogList()).extracting(c -> c.name()).containsExactly("b", "c");
    var root = glue.getCatalogs(r -> r.maxResults(1).includeRoot(true));
    assertThat(root.catalogList()).extracting(c -> c.name()).containsExactly(caller.account());
    assertThat(
            glue.getCatalogs(r -> r.maxResults(9).includeRoot(true).nextToken(root.nextToken()))
                .catalogList())
        .extracting(c -> c.name())
        .containsExactly("a", "b", "c");
    assertThat(glue.getCatalogs(r -> {}).catalogList()).hasSize(3);
    assertThat(glue.getCatalogs(r -> r.parentCatalogId(caller.account() + ":a")).catalogList())
        .isEmpty();
    glue.updateCatalog(r -> r.catalogId("a").catalogInput(c -> c.description("new")));
    assertThat(glue.getCatalog(r -> r.catalogId("a")).catalog().description()).isEqualTo("new");
    assertThat(glue.getCatalog(r -> r.catalogId(caller.account())).catalog().name())
        .isEqualTo(caller.account());
    for (Runnable wrong :
        List.<Runnable>of(
            () -> glue.getCatalog(r -> r.catalogId("none")),
            () -> glue.updateCatalog(r -> r.catalogId("none").catalogInput(c -> {})),
            () -> glue.deleteCatalog(r -> r.catalogId("none")),
            () -> glue.getCatalogs(r -> r.parentCatalogId("other")),
            () -> glue.getConnections(r -> r.catalogId(caller.account() + ":x")),
            () -> glue.getDataCatalogEncryptionSettings(r -> r.catalogId(caller.account() + ":x")),
            () -> glue.getCatalogImportStatus(r -> r.catalogId(caller.account() + ":x")),
            () ->
                glue.getUserDefinedFunctions(
                    r -> r.catalogId(caller.account() + ":x").pattern("*")),
            () ->
                glue.createDatabase(
                    r -> r.catalogId(caller.account() + ":x").databaseInput(d -> d.name("d"))))) {
      assertThatThrownBy(wrong::run).isInstanceOf(EntityNotFoundException.class);
    }
    assertThatThrownBy(
            () ->
                glue.createCatalog(
                    r ->
                        r.name("f")
                            .catalogInput(c -> c.federatedCatalog(f -> f.connectionName("x")))))
        .isInstanceOf(InvalidInputException.class);
  }

  @Test
  void aLinkToATableIsFollowed() {
    createDatabase("d");
    createDatabase("links");
    createTable("d", table("t", "year int"));
    glue.createTable(
        r ->
            r.databaseName("links")
                .tableInput(
                    t ->
                        t.name("l")
                            .targetTable(
                                i -> i.catalogId(caller.account()).databaseName("d").name("t"))));
    createPartitions("links", "l", List.of(partition("1")));
    Table link = glue.getTable(r -> r.databaseName("links").name("l")).table();
    assertThat(link.name()).isEqualTo("l");
    assertThat(link.databaseName()).isEqualTo("links");
    assertThat(link.targetTable().name()).isEqualTo("t");
    assertThat(link.storageDescriptor().location()).isEqualTo("s3://bucket/t/");
    assertThat(glue.getTables(r -> r.databaseName("links")).tableList()).containsExactly(link);
    assertThat(glue.getPartitions(r -> r.databaseName("d").tableName("t")).partitions()).hasSize(1);
    assertThat(glue.getPartitions(r -> r.databaseName("links").tableName("l")).partitions())
        .hasSize(1);
    glue.deleteTable(r -> r.databaseName("links").name("l"));
    assertThat(glue.getTable(r -> r.databaseName("d").name("t")).table().targetTable()).isNull();
  }

  @Test
  void aLinkWithoutItsTargetIsShownAsItIs() {
    createDatabase("links");
    glue.createTable(
        r ->
            r.databaseName("links")
                .tableInput(
                    t ->
                        t.name("l")
                            .targetTable(
                                i -> i.catalogId("1").databaseName("d").name("elsewhere"))));
    Table link = glue.getTable(r -> r.databaseName("links").name("l")).table();
    assertThat(link.targetTable().name()).isEqualTo("elsewhere");
    assertThat(link.storageDescriptor()).isNull();
  }

  @Test
  void aLinkToADatabaseIsFollowed() {
    glue.createDatabase(r -> r.databaseInput(d -> d.name("d").description("the target")));
    createTable("d", table("t"));
    glue.createDatabase(
        r ->
            r.databaseInput(
                d ->
                    d.name("l")
                        .targetDatabase(i -> i.catalogId(caller.account()).databaseName("d"))));
    var link = glue.getDatabase(r -> r.name("l")).database();
    assertThat(link.name()).isEqualTo("l");
    assertThat(link.description()).isEqualTo("the target");
    assertThat(link.targetDatabase().databaseName()).isEqualTo("d");
    glue.updateDatabase(
        r -> r.name("l").databaseInput(d -> d.name("l").description("by the link")));
    assertThat(glue.getDatabase(r -> r.name("d")).database().description())
        .isEqualTo("by the link");
    assertThat(glue.getDatabase(r -> r.name("l")).database().targetDatabase().databaseName())
        .isEqualTo("d");
    assertThat(glue.getTable(r -> r.databaseName("l").name("t")).table().name()).isEqualTo("t");
    assertThat(glue.getTables(r -> r.databaseName("l")).tableList()).hasSize(1);
    glue.updateDatabase(
        r ->
            r.name("l")
                .databaseInput(
                    d ->
                        d.name("l")
                            .targetDatabase(
                                i -> i.catalogId(caller.account()).databaseName("gone"))));
    assertThat(glue.getDatabase(r -> r.name("d")).database().description())
        .isEqualTo("by the link");
    assertThatThrownBy(() -> glue.updateDatabase(r -> r.name("l").databaseInput(d -> d.name("l"))))
        .isInstanceOf(EntityNotFoundException.class)
        .hasMessageContaining("resource link whose target is not found");
    glue.deleteDatabase(r -> r.name("l"));
    assertThat(glue.getTables(r -> r.databaseName("d")).tableList()).hasSize(1);
  }

  @Test
  void everythingIsAuthorizedWithoutLakeFormation() {
    createDatabase("d");
    createTable("d", table("t", "year int"));
    createPartitions("d", "t", List.of(partition("1"), partition("2")));
    var table =
        glue.getUnfilteredTableMetadata(
            r ->
                r.catalogId(caller.account())
                    .databaseName("d")
                    .name("t")
                    .supportedPermissionTypes(PermissionType.COLUMN_PERMISSION));
    assertThat(table.table().name()).isEqualTo("t");
    assertThat(table.authorizedColumns()).containsExactly("id", "year");
    assertThat(table.isRegisteredWithLakeFormation()).isFalse();
    var page =
        glue.getUnfilteredPartitionsMetadata(
            r ->
                r.catalogId(caller.account())
                    .databaseName("d")
                    .tableName("t")
                    .expression("year > 1")
                    .supportedPermissionTypes(PermissionType.COLUMN_PERMISSION));
    assertThat(page.unfilteredPartitions())
        .extracting(each -> each.partition().values().get(0))
        .containsExactly("2");
    var one =
        glue.getUnfilteredPartitionMetadata(
            r ->
                r.catalogId(caller.account())
                    .databaseName("d")
                    .tableName("t")
                    .partitionValues("1")
                    .supportedPermissionTypes(PermissionType.COLUMN_PERMISSION));
    assertThat(one.partition().values()).containsExactly("1");
    assertThat(one.authorizedColumns()).containsExactly("id");
  }

  @Test
  void columnsOfTheSameNameGoTogether() {
    createDatabase("d");
    createTable("d", table("a", "Year int", "x string"));
    createTable("d", table("b", "year string", "y string"));
    var source = CatalogEntry.builder().databaseName("d").tableName("a").build();
    var sink = CatalogEntry.builder().databaseName("d").tableName("b").build();
    assertThat(glue.getMapping(r -> r.source(source).sinks(sink)).mapping())
        .extracting(m -> m.sourcePath() + " " + m.sourceType() + " " + m.targetType())
        .containsExactly("id bigint bigint", "Year int string");
    assertThat(glue.getMapping(r -> r.source(source)).mapping())
        .extracting(m -> m.targetTable() + "." + m.targetPath())
        .containsExactly("a.id", "a.Year", "a.x");
    assertThatThrownBy(
            () -> glue.getMapping(r -> r.source(s -> s.databaseName("d").tableName("none"))))
        .isInstanceOf(EntityNotFoundException.class);
    assertThatThrownBy(() -> glue.getMapping(r -> r.source(s -> s.databaseName("d"))))
        .isInstanceOf(InvalidInputException.class);
  }
}
