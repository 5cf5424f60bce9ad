package io.mastic.conformance;

import static org.assertj.core.api.Assumptions.assumeThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.JDBC;

/** Jobs on real databases, all on one server: the suite test_jdbc of src/test/python. */
@Tag("slow")
class JobDatabasesTest {

  private static final List<String> SHOP =
      List.of(
          "CREATE DATABASE shop CHARACTER SET utf8mb4",
          "CREATE TABLE shop.`Order Items` (id int PRIMARY KEY, name varchar(20))",
          "INSERT INTO shop.`Order Items` VALUES (1, 'pen'), (2, 'it''s'), (3, NULL)",
          "CREATE DATABASE types CHARACTER SET utf8mb4",
          "CREATE TABLE types.kinds (i int unsigned PRIMARY KEY, s varchar(20) COMMENT 'printed',"
              + " flag tinyint(1), t tinyint, n decimal(10,2), at datetime, f float, d double,"
              + " b blob, j json, y year, bits bit(8), e enum('a', 'b')) COMMENT 'Of each kind'",
          "CREATE VIEW types.names AS SELECT s FROM types.kinds",
          "CREATE TABLE types.tmp_1 (x int)",
          "CREATE USER 'm'@'127.0.0.1' IDENTIFIED BY 'it''s secret'",
          "GRANT ALL ON *.* TO 'm'@'127.0.0.1'");

  @TempDir static Path directory;

  private static MasticProcess server;

  @BeforeAll
  static void start() throws Exception {
    server = MasticProcess.serve(directory.resolve("data"));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void postgresql() throws Exception {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
      PythonClientsTest.openShop(postgres);
      passes("Postgresql", Map.of("MASTIC_JDBC_URL", PythonClientsTest.url(postgres)));
    }
  }

  @Test
  void mariadb() throws Exception {
    assumeThat(LocalMariadb.isInstalled()).as("MariaDB, of Debian's mariadb-server-core").isTrue();
    try (LocalMariadb mariadb = LocalMariadb.start(directory.resolve("mariadb"), SHOP)) {
      passes("Mariadb", Map.of("MASTIC_MARIADB_URL", mariadb.url("shop")));
    }
  }

  /** Without Spark, and so quick. */
  @Test
  void crawlsOfMariadb() throws Exception {
    assumeThat(LocalMariadb.isInstalled()).as("MariaDB, of Debian's mariadb-server-core").isTrue();
    try (LocalMariadb mariadb = LocalMariadb.start(directory.resolve("crawled"), SHOP)) {
      passes("CrawlsOfMariadb", Map.of("MASTIC_MARIADB_URL", mariadb.url("types")));
    }
  }

  private static void passes(String suite, Map<String, String> environment) throws Exception {
    Map<String, String> more = new HashMap<>(environment);
    Path driver = Path.of(JDBC.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    more.put("MASTIC_JDBC_DRIVER", driver.toString());
    PythonClientsTest.passes(List.of("test_jdbc." + suite), server, directory, more);
  }
}
