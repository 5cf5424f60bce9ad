package io.mastic.crawlers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.mastic.kernel.Db;
import io.mastic.kernel.TestDatabases;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.glue.model.DynamoDBTarget;
import software.amazon.awssdk.services.glue.model.LastCrawlStatus;
import software.amazon.awssdk.services.glue.model.Table;

/** Crawls of dynalite, a DynamoDB of npm's, by the version that src/test/node pins. */
@Tag("slow")
class DynamoCrawlsTest {

  private static final Path PINNED = Path.of("src/test/node");
  private static final Path INSTALLED = Path.of("target/node");
  private static final String PROGRAM =
      """
      const server = require('dynalite')({createTableMs: 0, deleteTableMs: 0, updateTableMs: 0});
      server.listen(0, '127.0.0.1', () => console.log(server.address().port));
      """;

  /** What the client of the crawl finds in the environment of a server. */
  private static final Map<String, String> KEYS =
      Map.of("aws.accessKeyId", "test", "aws.secretAccessKey", "test");

  private static Process dynalite;
  private static URI endpoint;
  private static DynamoDbClient client;

  @TempDir Path directory;
  private Db db;
  private Town town;

  @BeforeAll
  static void start() throws Exception {
    assumeThat(isInstalled()).as("npm, and dynalite by it").isTrue();
    dynalite =
        new ProcessBuilder("node", "-e", PROGRAM)
            .directory(INSTALLED.toFile())
            .redirectErrorStream(true)
            .start();
    BufferedReader out =
        new BufferedReader(
            new InputStreamReader(dynalite.getInputStream(), StandardCharsets.UTF_8));
    endpoint = URI.create("http://127.0.0.1:" + out.readLine());
    KEYS.forEach(System::setProperty);
    client =
        DynamoDbClient.builder()
            .httpClient(UrlConnectionHttpClient.create())
            .endpointOverride(endpoint)
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
            .build();
  }

  private static boolean isInstalled() throws InterruptedException {
    if (Files.isDirectory(INSTALLED.resolve("node_modules/dynalite"))) {
      return true;
    }
    try {
      Files.createDirectories(INSTALLED);
      for (String file : List.of("package.json", "package-lock.json")) {
        Files.copy(
            PINNED.resolve(file), INSTALLED.resolve(file), StandardCopyOption.REPLACE_EXISTING);
      }
      Process npm =
          new ProcessBuilder("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
              .directory(INSTALLED.toFile())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return npm.waitFor() == 0;
    } catch (IOException noNpm) {
      return false;
    }
  }

  @AfterAll
  static void stop() {
    KEYS.keySet().forEach(System::clearProperty);
    if (client != null) {
      client.close();
    }
    if (dynalite != null) {
      dynalite.destroyForcibly().onExit().join();
    }
  }

  @BeforeEach
  void open() {
    db = TestDatabases.sqlite(directory);
    town =
        new Town(db, directory, Clock.systemUTC(), store -> store, Optional.of(endpoint)).start();
    town.database("db");
  }

  @AfterEach
  void close() {
    town.close();
    db.close();
  }

  private static void orders(String table, int items) {
    client.createTable(
        r ->
            r.tableName(table)
                .keySchema(
                    KeySchemaElement.builder().attributeName("id").keyType(KeyType.HASH).build())
                .attributeDefinitions(
                    AttributeDefinition.builder()
                        .attributeName("id")
                        .attributeType(ScalarAttributeType.S)
                        .build())
                .provisionedThroughput(t -> t.readCapacityUnits(100_000L).writeCapacityUnits(10L)));
    for (int i = 0; i < items; i++) {
      Map<String, AttributeValue> item =
          Map.of(
              "id", AttributeValue.fromS("o" + i),
              "price", AttributeValue.fromN(i == 7 ? "1.5" : String.valueOf(i)),
              "lines",
                  AttributeValue.fromL(
                      List.of(AttributeValue.fromM(Map.of("sku", AttributeValue.fromS("x"))))));
      client.putItem(r -> r.tableName(table).item(item));
    }
  }

  private static DynamoDBTarget.Builder target(String table) {
    return DynamoDBTarget.builder().path(table);
  }

  @Test
  void allItemsOfATable() {
    orders("Orders.all", 1010);
    client.putItem(
        r ->
            r.tableName("Orders.all")
                .item(
                    Map.of(
                        "id",
                        AttributeValue.fromS("last"),
                        "Late",
                        AttributeValue.fromBool(true))));
    town.create(
        Town.crawler("c")
            .tablePrefix("ddb_")
            .targets(t -> t.dynamoDBTargets(target("Orders.all").scanRate(1.5).build())));
    assertThat(town.crawl("c").errorMessage()).isNull();
    assertThat(town.tables()).containsExactly("ddb_orders_all");
    assertThat(town.columns("ddb_orders_all").split(", "))
        .containsExactlyInAnyOrder(
            "id string", "price double", "lines array<struct<sku:string>>", "late boolean");
    Table table = town.table("ddb_orders_all");
    assertThat(table.storageDescriptor().location())
        .startsWith("arn:aws:dynamodb:us-east-1:")
        .endsWith(":table/Orders.all");
    assertThat(table.parameters())
        .containsEntry("classification", "dynamodb")
        .containsEntry("typeOfData", "table")
        .containsEntry("recordCount", "1011");
    assertThat(town.log("c")).contains("Orders.all is a table of DynamoDB of about 1011 items");
    client.deleteTable(r -> r.tableName("Orders.all"));
    assertThat(town.crawl("c").status()).isEqualTo(LastCrawlStatus.FAILED);
    assertThat(town.load("c").lastCrawl().errorMessage())
        .contains("The DynamoDB table Orders.all cannot be crawled");
  }

  @Test
  void aSampleIsTheFirstThousand() {
    orders("sampled", 1500);
    town.create(
        Town.crawler("c")
            .targets(t -> t.dynamoDBTargets(target("sampled").scanAll(false).build())));
    assertThat(town.crawl("c").errorMessage()).isNull();
    assertThat(town.columns("sampled")).contains("id string").contains("lines array");
  }
}
