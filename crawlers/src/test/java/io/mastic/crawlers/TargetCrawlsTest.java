package io.mastic.crawlers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mastic.catalog.scope.DatabaseName;
import io.mastic.catalog.scope.TableName;
import io.mastic.kernel.Db;
import io.mastic.kernel.Json;
import io.mastic.kernel.TestDatabases;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.glue.model.CatalogTarget;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.CrawlerTargets;
import software.amazon.awssdk.services.glue.model.DeleteBehavior;
import software.amazon.awssdk.services.glue.model.DeltaTarget;
import software.amazon.awssdk.services.glue.model.DynamoDBTarget;
import software.amazon.awssdk.services.glue.model.IcebergTarget;
import software.amazon.awssdk.services.glue.model.InvalidInputException;
import software.amazon.awssdk.services.glue.model.JdbcTarget;
import software.amazon.awssdk.services.glue.model.LastCrawlStatus;
import software.amazon.awssdk.services.glue.model.MongoDBTarget;
import software.amazon.awssdk.services.glue.model.OperationNotSupportedException;
import software.amazon.awssdk.services.glue.model.S3Target;
import software.amazon.awssdk.services.glue.model.SchemaChangePolicy;
import software.amazon.awssdk.services.glue.model.TableInput;
import software.amazon.awssdk.services.glue.model.UpdateBehavior;

/** Crawls of targets that are tables already: of the catalog, of Delta Lake, of Iceberg. */
class TargetCrawlsTest {

  private static final SchemaChangePolicy LOG_ONLY =
      SchemaChangePolicy.builder()
          .deleteBehavior(DeleteBehavior.LOG)
          .updateBehavior(UpdateBehavior.UPDATE_IN_DATABASE)
          .build();

  @TempDir Path directory;
  private Db db;
  private Town town;

  @BeforeEach
  void open() {
    db = TestDatabases.sqlite(directory);
    town = new Town(db, directory).start();
    town.database("db");
  }

  @AfterEach
  void close() {
    town.close();
    db.close();
  }

  private void table(String name, String location, List<String> keys, Map<String, String> says) {
    TableInput input =
        TableInput.builder()
            .name(name)
            .parameters(says)
            .storageDescriptor(
                s ->
                    s.location(location)
                        .columns(Column.builder().name("a").type("string").comment("mine").build()))
            .partitionKeys(
                keys.stream().map(key -> Column.builder().name(key).type("int").build()).toList())
            .build();
    town.as(
        () -> {
          town.catalog.tables().create(DatabaseName.of("db"), input);
          return true;
        });
  }

  private void crawler(String... tables) {
    town.create(
        Town.crawler("c")
            .databaseName(null)
            .schemaChangePolicy(LOG_ONLY)
            .targets(
                t ->
                    t.catalogTargets(
                        CatalogTarget.builder().databaseName("db").tables(tables).build())));
  }

  @Test
  void aTableOfTheCatalogIsBroughtUpToDateAndNoOtherIsMade() {
    town.put("raw", "mine/2026/11/x.json", "{\"a\":1,\"b\":2}\n");
    town.put("raw", "mine/2026/12/x.json", "{\"other\":1,\"c\":2,\"d\":3}\n");
    town.put("raw", "mine/tmp/12/x.json", "{\"z\":1}\n");
    table(
        "mine",
        "s3://raw/mine/",
        List.of("year", "month"),
        Map.of("exclusions", "[\"s3://raw/mine/tmp/**\"]", "owned", "by me"));
    crawler("mine");
    assertThat(town.crawl("c").errorMessage()).isNull();
    assertThat(town.tables()).containsExactly("mine");
    assertThat(town.columns("mine")).isEqualTo("a int, b int, other int, c int, d int");
    assertThat(town.keys("mine")).isEqualTo("year int, month int");
    assertThat(town.table("mine").storageDescriptor().columns().get(0).comment()).isEqualTo("mine");
    assertThat(town.table("mine").parameters())
        .containsEntry("owned", "by me")
        .containsEntry("classification", "json")
        .containsEntry("exclusions", "[\"s3://raw/mine/tmp/**\"]");
    assertThat(town.partitions("mine"))
        .extracting(partition -> String.join("-", partition.values()))
        .containsExactlyInAnyOrder("2026-11", "2026-12");
    town.put("raw", "mine/2027/01/x.json", "{\"a\":1,\"e\":2}\n");
    town.crawl("c");
    assertThat(town.partitions("mine")).hasSize(3);
  }

  @Test
  void whatIsGoneIsLoggedAndDeletesNothing() {
    town.put("raw", "mine/x.json", "{\"a\":1}\n");
    table("mine", "s3://raw/mine", List.of(), Map.of());
    crawler("mine");
    town.crawl("c");
    town.objects.delete("raw", "mine/x.json");
    assertThat(town.crawl("c").status()).isEqualTo(LastCrawlStatus.SUCCEEDED);
    assertThat(town.columns("mine")).isEqualTo("a int");
    assertThat(town.table("mine").parameters()).doesNotContainKey("DEPRECATED_BY_CRAWLER");
    assertThat(town.log("c")).contains("No files were found under s3://raw/mine");
  }

  @Test
  void dataOfAnotherDepthThanTheKeysLeavesTheTable() {
    town.put("raw", "mine/2026/11/x.json", "{\"b\":1}\n");
    table("mine", "s3://raw/mine/", List.of("year"), Map.of());
    crawler("mine");
    assertThat(town.crawl("c").status()).isEqualTo(LastCrawlStatus.SUCCEEDED);
    assertThat(town.columns("mine")).isEqualTo("a string");
    assertThat(town.log("c"))
        .contains(
            "WARN : Table mine is left as it is: its data lies 2 folders deep, and it has 1"
                + " partition keys.");
  }

  @Test
  void onlyStoresThatAwsAllowsAndTablesThatAreThere() {
    table("ice", "s3://raw/ice/", List.of(), Map.of("table_type", "ICEBERG"));
    crawler("ice");
    assertThat(town.crawl("c").errorMessage())
        .contains("Table db.ice cannot be a target: only catalog tables that specify Amazon S3");
    town.create(
        Town.crawler("d")
            .schemaChangePolicy(LOG_ONLY)
            .targets(
                t ->
                    t.catalogTargets(
                        CatalogTarget.builder().databaseName("db").tables("none").build())));
    assertThat(town.crawl("d").errorMessage()).isEqualTo("Table db.none not found.");
  }

  private static String iceberg(String column) {
    return "{\"current-schema-id\":0,\"schemas\":[{\"schema-id\":0,\"fields\":[{\"id\":1,\"name\":\""
        + column
        + "\",\"type\":\"long\"}]}]}";
  }

  private static String delta(String column) {
    String schema = "{\"fields\":[{\"name\":\"" + column + "\",\"type\":\"integer\"}]}";
    return "{\"metaData\":{\"schemaString\":" + Json.write(schema) + "}}\n";
  }

  @Test
  void deltaTablesByTheirLogs() {
    town.put("raw", "one/_delta_log/00000000000000000000.json", delta("a"));
    town.put("raw", "one/_delta_log/00000000000000000001.json", delta("b"));
    town.put("raw", "two/_delta_log/00000000000000000000.json", delta("c"));
    town.put("raw", "two/below/_delta_log/00000000000000000000.json", delta("d"));
    town.put("raw", "three/x.json", "{}");
    DeltaTarget target =
        DeltaTarget.builder()
            .deltaTables("s3://raw/one/", "raw/two", "s3://raw/three/")
            .createNativeDeltaTable(true)
            .writeManifest(false)
            .build();
    town.create(Town.crawler("c").targets(t -> t.deltaTargets(target)));
    assertThat(town.crawl("c").errorMessage()).isNull();
    assertThat(town.tables()).containsExactly("one", "two");
    assertThat(town.columns("one")).isEqualTo("b int");
    assertThat(town.table("one").parameters())
        .containsEntry("classification", "delta")
        .containsEntry("spark.sql.sources.provider", "delta");
    assertThat(town.log("c"))
        .contains("WARN : No table of Delta Lake was found under s3://raw/three/.");
    table("mine", "s3://raw/two/below/", List.of(), Map.of("table_type", "DELTA"));
    town.create(
        Town.crawler("d")
            .schemaChangePolicy(LOG_ONLY)
            .targets(
                t ->
                    t.catalogTargets(
                        CatalogTarget.builder().databaseName("db").tables("mine").build())));
    assertThat(town.crawl("d").errorMessage()).isNull();
    assertThat(town.columns("mine")).isEqualTo("d int");
  }

  @Test
  void icebergTablesAsDeepAsIsAskedForAndTheirNewestMetadata() {
    town.put("raw", "lake/a/metadata/v1.metadata.json", iceberg("x"));
    town.put("raw", "lake/a/metadata/v10.metadata.json", iceberg("y"));
    town.put("raw", "lake/a/metadata/v9.metadata.json", iceberg("x"));
    town.put("raw", "lake/b/c/metadata/00000-1.metadata.json", iceberg("z"));
    town.put("raw", "lake/skip/d/metadata/00000-1.metadata.json", iceberg("z"));
    town.put("raw", "lake/e/f/g/metadata/00000-1.metadata.json", iceberg("z"));
    IcebergTarget target =
        IcebergTarget.builder()
            .paths("s3://raw/lake/")
            .maximumTraversalDepth(2)
            .exclusions("skip/**")
            .build();
    town.create(Town.crawler("c").targets(t -> t.icebergTargets(target)));
    assertThat(town.crawl("c").errorMessage()).isNull();
    assertThat(town.tables()).containsExactly("a", "c");
    assertThat(town.columns("a")).isEqualTo("y bigint");
    assertThat(town.table("a").parameters())
        .containsEntry("table_type", "ICEBERG")
        .containsEntry("metadata_location", "s3://raw/lake/a/metadata/v10.metadata.json");
    town.put("raw", "lake/a/metadata/v11.metadata.json", iceberg("w"));
    town.crawl("c");
    assertThat(town.columns("a")).isEqualTo("w bigint");
    town.objects.delete("raw", "lake/b/c/metadata/00000-1.metadata.json");
    town.crawl("c");
    assertThat(town.table("c").parameters()).containsKey("DEPRECATED_BY_CRAWLER");
  }

  static Stream<Arguments> wrong() {
    return Stream.of(
        wrong("At least one crawl target", t -> {}),
        wrong(
            "cannot be mixed",
            t ->
                t.catalogTargets(CatalogTarget.builder().databaseName("db").tables("x").build())
                    .s3Targets(S3Target.builder().path("s3://b/").build())),
        wrong(
            "DeleteBehavior value of LOG only",
            t -> t.catalogTargets(CatalogTarget.builder().databaseName("db").tables("x").build())),
        wrong(
            "WriteManifest is not supported",
            t ->
                t.deltaTargets(
                    DeltaTarget.builder().deltaTables("s3://b/t").writeManifest(true).build())),
        wrong(
            "without CreateNativeDeltaTable",
            t -> t.deltaTargets(DeltaTarget.builder().deltaTables("s3://b/t").build())),
        wrong("DeltaTables cannot be empty", t -> t.deltaTargets(DeltaTarget.builder().build())),
        wrong(
            "MaximumTraversalDepth must be between 1 and 20",
            t ->
                t.icebergTargets(
                    IcebergTarget.builder().paths("s3://b/t").maximumTraversalDepth(21).build())),
        wrong("ConnectionName", t -> t.jdbcTargets(JdbcTarget.builder().path("a/b").build())),
        wrong(
            "percent character",
            t -> t.jdbcTargets(JdbcTarget.builder().connectionName("c").path("%/b").build())),
        wrong(
            "scanRate",
            t -> t.dynamoDBTargets(DynamoDBTarget.builder().path("t").scanRate(2.0).build())));
  }

  private static Arguments wrong(String says, Consumer<CrawlerTargets.Builder> targets) {
    return Arguments.of(says, targets);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void wrong(String says, Object targets) {
    @SuppressWarnings("unchecked")
    Consumer<CrawlerTargets.Builder> of = (Consumer<CrawlerTargets.Builder>) targets;
    SchemaChangePolicy deprecating =
        SchemaChangePolicy.builder().deleteBehavior(DeleteBehavior.DEPRECATE_IN_DATABASE).build();
    assertThatThrownBy(
            () -> town.create(Town.crawler("c").schemaChangePolicy(deprecating).targets(of)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(says);
  }

  @Test
  void whatIsKeptAndNotCrawledIsRefusedByNameAtItsStart() {
    town.create(
        Town.crawler("m")
            .targets(
                t ->
                    t.mongoDBTargets(
                        MongoDBTarget.builder().connectionName("x").path("a/b").build())));
    assertThatThrownBy(() -> town.crawl("m"))
        .isInstanceOf(OperationNotSupportedException.class)
        .hasMessageContaining("MongoDBTargets");
    assertThat(town.load("m").targets().mongoDBTargets()).hasSize(1);
  }

  @Test
  void withoutItsPlaceDynamoDbIsNotCrawled() {
    town.create(
        Town.crawler("c")
            .targets(t -> t.dynamoDBTargets(DynamoDBTarget.builder().path("orders").build())));
    assertThat(town.crawl("c").errorMessage())
        .contains("The DynamoDB table orders cannot be crawled")
        .contains("--forward dynamodb=URL");
    assertThat(town.as(() -> town.catalog.tables().find(TableName.of("db", "orders")))).isEmpty();
  }
}
