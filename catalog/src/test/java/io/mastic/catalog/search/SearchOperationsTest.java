package io.mastic.catalog.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mastic.catalog.CatalogFixture;
import io.mastic.kernel.Db;
import java.math.BigDecimal;
import java.sql.DatabaseMetaData;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.glue.model.ConnectionPropertyKey;
import software.amazon.awssdk.services.glue.model.ConnectionType;
import software.amazon.awssdk.services.glue.model.InvalidInputException;
import software.amazon.awssdk.services.glue.model.OperationNotSupportedException;
import software.amazon.awssdk.services.glue.model.PropertyPredicate;
import software.amazon.awssdk.services.glue.model.SearchTablesRequest;
import software.amazon.awssdk.services.glue.model.SortCriterion;

/** SearchTables, functions of all databases, TestConnection. */
class SearchOperationsTest extends CatalogFixture {

  @BeforeEach
  void someTables() {
    createDatabase("a");
    createDatabase("b");
    createTable("a", table("customer-link").toBuilder().description("Who buys").build());
    clock.advance(Duration.ofMinutes(1));
    createTable(
        "b", table("orders").toBuilder().parameters(Map.of("classification", "csv")).build());
    clock.advance(Duration.ofMinutes(1));
    createTable("b", table("xxlinkyy", "year int").toBuilder().owner("Me").build());
  }

  @Test
  void wordsAreFoundInWhatATableSays() {
    assertThat(search(r -> {})).containsExactly("a.customer-link", "b.orders", "b.xxlinkyy");
    assertThat(search(r -> r.searchText("LINK"))).containsExactly("a.customer-link", "b.xxlinkyy");
    assertThat(search(r -> r.searchText("who buys"))).containsExactly("a.customer-link");
    assertThat(search(r -> r.searchText("buys year"))).isEmpty();
    assertThat(search(r -> r.searchText("year"))).containsExactly("b.xxlinkyy");
    assertThat(search(r -> r.searchText("\"orders\""))).containsExactly("b.orders");
    assertThat(search(r -> r.searchText("\"order\""))).isEmpty();
  }

  @Test
  void filtersCompareTokensAndTimes() {
    assertThat(filter("Name", "link", null)).containsExactly("a.customer-link");
    assertThat(filter("DatabaseName", "b", null)).containsExactly("b.orders", "b.xxlinkyy");
    assertThat(filter("classification", "CSV", null)).containsExactly("b.orders");
    assertThat(filter("Owner", "me", null)).containsExactly("b.xxlinkyy");
    String now = BigDecimal.valueOf(clock.millis(), 3).toPlainString();
    assertThat(filter("UpdateTime", now, "LESS_THAN"))
        .containsExactly("a.customer-link", "b.orders");
    assertThat(filter("UpdateTime", now, "EQUALS")).containsExactly("b.xxlinkyy");
    assertThat(filter("CreateTime", clock.instant().toString(), "GREATER_THAN_EQUALS"))
        .containsExactly("b.xxlinkyy");
    assertThatThrownBy(() -> filter("CreateTime", "yesterday", "LESS_THAN"))
        .isInstanceOf(InvalidInputException.class);
    assertThatThrownBy(() -> filter("Name", null, null)).isInstanceOf(InvalidInputException.class);
  }

  @Test
  void answersAreSortedAndInPages() {
    IntStream.range(0, 7)
        .forEach(i -> createTable("a", table("t" + i).toBuilder().owner("o" + i % 3).build()));
    Consumer<SearchTablesRequest.Builder> byOwner =
        r -> r.sortCriteria(sort("Owner", "DESC")).maxResults(3).searchText("t");
    assertThat(search(byOwner))
        .containsExactly(
            "a.t2", "a.t5", "a.t1", "a.t4", "a.t0", "a.t3", "a.t6", "a.customer-link", "b.orders");
    assertThat(search(r -> r.sortCriteria(sort("CreateTime", "ASC")).maxResults(1)))
        .startsWith("a.customer-link", "b.orders")
        .hasSize(10);
    assertThat(search(r -> r.maxResults(1))).hasSize(10).isSorted();
  }

  @Test
  void aSortedSearchGoesOnInItsOrderOrFindsItAgain() {
    IntStream.range(0, 30)
        .forEach(i -> createTable("a", table("t" + i).toBuilder().owner("o" + i % 3).build()));
    List<String> whole =
        search(r -> r.sortCriteria(sort("Owner", "ASC")).maxResults(100).searchText("t"));
    for (Duration between : List.of(Duration.ZERO, Duration.ofMinutes(6))) {
      List<String> turned = new ArrayList<>();
      String token = null;
      do {
        String from = token;
        var page =
            glue.searchTables(
                r ->
                    r.sortCriteria(sort("Owner", "ASC"))
                        .searchText("t")
                        .maxResults(4)
                        .nextToken(from));
        page.tableList().forEach(t -> turned.add(t.databaseName() + "." + t.name()));
        token = page.nextToken();
        clock.advance(between);
      } while (token != null);
      assertThat(turned).isEqualTo(whole);
    }
    var first = glue.searchTables(r -> r.sortCriteria(sort("Name", "ASC")).maxResults(3));
    assertThat(first.tableList()).extracting(t -> t.name()).contains("orders", "t0");
    glue.deleteTable(r -> r.databaseName("a").name("t1"));
    var second =
        glue.searchTables(
            r -> r.sortCriteria(sort("Name", "ASC")).maxResults(2).nextToken(first.nextToken()));
    assertThat(second.tableList()).extracting(t -> t.name()).containsExactly("t10", "t11");
  }

  /** More tables and databases than the walk reads at once, some of them empty or gone. */
  @Test
  void aWalkOverAllDatabasesMeetsEachTableOnce() {
    List<String> expected = new ArrayList<>(List.of("a.customer-link"));
    for (int i = 0; i < 120; i++) {
      String database = String.format("a%03d", i);
      createDatabase(database);
      if (i % 3 == 0) {
        int tables = i == 60 ? 600 : 2;
        for (int t = 0; t < tables; t++) {
          String name = String.format("t%03d", t);
          createTable(database, table(name));
          expected.add(database + "." + name);
        }
      }
    }
    expected.addAll(List.of("b.orders", "b.xxlinkyy"));
    assertThat(search(r -> r.maxResults(100))).isEqualTo(expected);
    assertThat(search(r -> r.maxResults(100).sortCriteria(sort("DatabaseName", "ASC"))))
        .containsExactlyInAnyOrderElementsOf(expected);

    var first = glue.searchTables(r -> r.maxResults(2));
    assertThat(first.tableList()).extracting(t -> t.databaseName()).containsExactly("a", "a000");
    glue.deleteDatabase(r -> r.name("a000"));
    var second = glue.searchTables(r -> r.maxResults(2).nextToken(first.nextToken()));
    assertThat(second.tableList()).extracting(t -> t.databaseName()).containsOnly("a003");
  }

  @Test
  void functionsOfAllDatabasesInPages() {
    for (String database : List.of("b", "a")) {
      for (String name : List.of("f2", "f1", "g")) {
        glue.createUserDefinedFunction(
            r -> r.databaseName(database).functionInput(f -> f.functionName(name)));
      }
    }
    List<String> found = new ArrayList<>();
    String token = null;
    do {
      String from = token;
      var page = glue.getUserDefinedFunctions(r -> r.pattern("f*").maxResults(3).nextToken(from));
      page.userDefinedFunctions()
          .forEach(f -> found.add(f.databaseName() + "." + f.functionName()));
      token = page.nextToken();
    } while (token != null);
    assertThat(found).containsExactly("a.f1", "a.f2", "b.f1", "b.f2");
  }

  @Test
  void aConnectionIsTestedByLoggingIn() {
    connection("nobody", "jdbc:postgresql://127.0.0.1:1/x");
    assertThatThrownBy(() -> glue.testConnection(r -> r.connectionName("nobody")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("Check that your connection definition references");
    connection("nodriver", "jdbc:oracle:thin:@//127.0.0.1:1/x");
    assertThatThrownBy(() -> glue.testConnection(r -> r.connectionName("nodriver")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("no JDBC driver");
    connection("file", "jdbc:sqlite:/tmp/x");
    assertThatThrownBy(() -> glue.testConnection(r -> r.connectionName("file")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("Unsupported");
    assertThatThrownBy(() -> glue.testConnection(r -> {}))
        .isInstanceOf(InvalidInputException.class);
    assertThatThrownBy(
            () ->
                glue.testConnection(
                    r -> r.testConnectionInput(t -> t.connectionType(ConnectionType.KAFKA))))
        .isInstanceOf(OperationNotSupportedException.class);
    if (engine == Db.Engine.POSTGRESQL) {
      String url = db.read(h -> h.queryMetadata(DatabaseMetaData::getURL));
      connection("real", url);
      glue.testConnection(r -> r.connectionName("real"));
    }
  }

  private void connection(String name, String url) {
    glue.createConnection(
        r ->
            r.connectionInput(
                c ->
                    c.name(name)
                        .connectionType(ConnectionType.JDBC)
                        .connectionProperties(
                            Map.of(
                                ConnectionPropertyKey.JDBC_CONNECTION_URL,
                                url,
                                ConnectionPropertyKey.USERNAME,
                                "postgres"))));
  }

  private static SortCriterion sort(String field, String order) {
    return SortCriterion.builder().fieldName(field).sort(order).build();
  }

  private List<String> filter(String key, String value, String comparator) {
    return search(
        r ->
            r.filters(
                PropertyPredicate.builder().key(key).value(value).comparator(comparator).build()));
  }

  /** All pages, as database.table. */
  private List<String> search(Consumer<SearchTablesRequest.Builder> query) {
    List<String> found = new ArrayList<>();
    String token = null;
    do {
      var request = SearchTablesRequest.builder();
      query.accept(request);
      var page = glue.searchTables(request.nextToken(token).build());
      page.tableList().forEach(t -> found.add(t.databaseName() + "." + t.name()));
      token = page.nextToken();
    } while (token != null);
    return found;
  }
}
