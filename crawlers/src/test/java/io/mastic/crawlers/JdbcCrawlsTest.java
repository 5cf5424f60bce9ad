package io.mastic.crawlers;

import static org.assertj.core.api.Assertions.assertThat;

import io.mastic.catalog.scope.Scope;
import io.mastic.kernel.Awaiting;
import io.mastic.kernel.Db;
import io.mastic.kernel.TestDatabases;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.ConnectionInput;
import software.amazon.awssdk.services.glue.model.ConnectionType;
import software.amazon.awssdk.services.glue.model.CreateCrawlerRequest;
import software.amazon.awssdk.services.glue.model.JdbcMetadataEntry;
import software.amazon.awssdk.services.glue.model.JdbcTarget;
import software.amazon.awssdk.services.glue.model.LastCrawlInfo;
import software.amazon.awssdk.services.glue.model.LastCrawlStatus;
import software.amazon.awssdk.services.glue.model.Table;

/** Crawls of a real PostgreSQL. */
class JdbcCrawlsTest {

  @TempDir Path directory;
  private String url;
  private String name;
  private Db db;
  private Town town;

  @BeforeEach
  void open() throws SQLException {
    url = TestDatabases.postgresqlUrl();
    name = url.replaceAll("^[^?]*/|\\?.*$", "");
    run(
        "CREATE SCHEMA shop",
        "CREATE TABLE shop.\"Order Items\" (\"Id\" int PRIMARY KEY, name varchar(20),"
            + " price numeric(10,2), at timestamptz, tags text[], body jsonb, flag boolean)",
        "COMMENT ON TABLE shop.\"Order Items\" IS 'What was ordered'",
        "COMMENT ON COLUMN shop.\"Order Items\".name IS 'As it is printed'",
        "CREATE VIEW shop.names AS SELECT name FROM shop.\"Order Items\"",
        "CREATE TABLE shop.tmp_1 (x int)",
        "CREATE TABLE public.p (x int)");
    db = TestDatabases.sqlite(directory);
    town = new Town(db, directory).start();
    town.database("db");
    connection("shop", url);
  }

  @AfterEach
  void close() {
    town.close();
    db.close();
  }

  private void run(String... statements) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private void connection(String connection, String where) {
    town.as(
        () -> {
          town.catalog
              .connections()
              .create(
                  Scope.current(),
                  ConnectionInput.builder()
                      .name(connection)
                      .connectionType(ConnectionType.JDBC)
                      .connectionPropertiesWithStrings(
                          Map.of(
                              "JDBC_CONNECTION_URL", where,
                              "USERNAME", "postgres",
                              "PASSWORD", ""))
                      .build(),
                  Map.of());
          return true;
        });
  }

  private CreateCrawlerRequest.Builder crawler(String path, String... exclusions) {
    JdbcTarget target =
        JdbcTarget.builder()
            .connectionName("shop")
            .path(name + path)
            .exclusions(List.of(exclusions))
            .build();
    return Town.crawler("c").targets(targets -> targets.jdbcTargets(target));
  }

  @Test
  void tablesAndViewsOfASchema() {
    town.create(crawler("/shop/%", "tmp_*").tablePrefix("pg_"));
    LastCrawlInfo last = town.crawl("c");
    assertThat(last.errorMessage()).isNull();
    String items = "pg_" + name + "_shop_order_items";
    assertThat(town.tables()).containsExactly("pg_" + name + "_shop_names", items);
    assertThat(town.columns(items))
        .isEqualTo(
            "id int, name string, price decimal(10,2), at timestamp, tags array<string>,"
                + " body string, flag boolean");
    Table table = town.table(items);
    assertThat(table.storageDescriptor().location()).isEqualTo(name + ".shop.Order Items");
    assertThat(table.storageDescriptor().serdeInfo().serializationLibrary()).isNull();
    assertThat(table.parameters())
        .containsEntry("classification", "postgresql")
        .containsEntry("connectionName", "shop")
        .containsEntry("typeOfData", "table")
        .containsEntry("UPDATED_BY_CRAWLER", "c")
        .doesNotContainKey("objectCount");
    assertThat(town.table("pg_" + name + "_shop_names").parameters())
        .containsEntry("typeOfData", "view");
    assertThat(town.log("c"))
        .contains(name + ".shop.names is a view of postgresql, by connection shop: 1 columns.");
  }

  @Test
  void whatChangesIsBroughtUpToDateAndWhatIsGoneIsDeprecated() throws SQLException {
    town.create(crawler("/%"));
    town.crawl("c");
    assertThat(town.tables()).hasSize(4).contains(name + "_public_p", name + "_shop_tmp_1");
    run("ALTER TABLE public.p ADD COLUMN y date", "DROP TABLE shop.tmp_1");
    town.crawl("c");
    assertThat(town.columns(name + "_public_p")).isEqualTo("x int, y date");
    assertThat(town.table(name + "_shop_tmp_1").parameters()).containsKey("DEPRECATED_BY_CRAWLER");
    assertThat(town.table(name + "_public_p").parameters())
        .doesNotContainKey("DEPRECATED_BY_CRAWLER");
    assertThat(town.log("c")).contains("Updated table " + name + "_public_p in database db");
  }

  @Test
  void commentsAndRawTypesWhereTheyAreAskedFor() {
    JdbcTarget target =
        JdbcTarget.builder()
            .connectionName("shop")
            .path(name + "/shop/Order Items")
            .enableAdditionalMetadata(JdbcMetadataEntry.COMMENTS, JdbcMetadataEntry.RAWTYPES)
            .build();
    town.create(Town.crawler("c").targets(targets -> targets.jdbcTargets(target)));
    town.crawl("c");
    Table table = town.table(name + "_shop_order_items");
    assertThat(table.description()).isEqualTo("What was ordered");
    Column named = table.storageDescriptor().columns().get(1);
    assertThat(named.comment()).isEqualTo("As it is printed");
    assertThat(named.parameters()).containsEntry("rawType", "varchar");
  }

  @Test
  void whatCannotBeCrawledIsSaid() {
    town.create(crawler("/nothing/%"));
    assertThat(town.crawl("c").status()).isEqualTo(LastCrawlStatus.SUCCEEDED);
    assertThat(town.log("c")).contains("WARN : No tables fit " + name + "/nothing/%.");
    JdbcTarget other = JdbcTarget.builder().connectionName("shop").path("other/%").build();
    town.create(Town.crawler("o").targets(targets -> targets.jdbcTargets(other)));
    assertThat(town.crawl("o").errorMessage())
        .isEqualTo(
            "The connection shop leads to the database "
                + name
                + ", and the include path other/% names another one.");
    JdbcTarget none = JdbcTarget.builder().connectionName("none").path("x/%").build();
    town.create(Town.crawler("n").targets(targets -> targets.jdbcTargets(none)));
    assertThat(town.crawl("n").status()).isEqualTo(LastCrawlStatus.FAILED);
    connection("shut", "jdbc:postgresql://127.0.0.1:1/x");
    JdbcTarget shut = JdbcTarget.builder().connectionName("shut").path("x/%").build();
    town.create(Town.crawler("s").targets(targets -> targets.jdbcTargets(shut)));
    assertThat(town.crawl("s").errorMessage())
        .contains("Check that your connection definition")
        .contains("The connection attempt failed.");
  }

  /** The database does not answer, as long as another transaction has its comments. */
  @Test
  void aCrawlIsStoppedWhileItsDatabaseThinks() throws Exception {
    town.create(crawler("/%"));
    try (Connection other = DriverManager.getConnection(url);
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("LOCK TABLE pg_catalog.pg_description IN ACCESS EXCLUSIVE MODE");
      town.as(() -> town.glue().startCrawler(r -> r.name("c")));
      Awaiting.until("the database is asked", Duration.ofSeconds(30), this::isAsked);
      long begun = System.nanoTime();
      town.as(() -> town.glue().stopCrawler(r -> r.name("c")));
      assertThat(town.await("c").status()).isEqualTo(LastCrawlStatus.CANCELLED);
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(3));
      other.rollback();
    }
    assertThat(town.tables()).isEmpty();
    assertThat(town.crawl("c").status()).isEqualTo(LastCrawlStatus.SUCCEEDED);
  }

  private boolean isAsked() {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT count(*) FROM pg_locks WHERE NOT granted")) {
      return rows.next() && rows.getInt(1) > 0;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
