package io.mastic.catalog.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.mastic.catalog.CatalogFixture;
import io.mastic.kernel.Db;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.glue.model.SearchTablesResponse;
import software.amazon.awssdk.services.glue.model.Sort;
import software.amazon.awssdk.services.glue.model.SortCriterion;

/** A page of a search costs the same wherever it is, and does not look at all tables again. */
class SearchCostTest extends CatalogFixture {

  private static final int DATABASES = 3;
  private static final int TABLES = 700;
  private static final int ALL = DATABASES * TABLES;
  private static final int PAGE = 100;

  /** How many tables a look takes at once. */
  private static final int CHUNK = 500;

  private record Cost(SearchTablesResponse page, long rows) {}

  private void load() {
    for (int d = 0; d < DATABASES; d++) {
      createDatabase("d" + d);
      createTable("d" + d, table("t"));
      String database = "d" + d;
      // The others are like it, and made by the database itself.
      db.writeOnly(
          h ->
              h.execute(
                  "WITH RECURSIVE numbers(n) AS"
                      + " (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < ?)"
                      + " INSERT INTO catalog_table (id, database_id, name, version, document, created_by,"
                      + " created_at, updated_at)"
                      + " SELECT (SELECT MIN(id) FROM catalog_table) - n, t.database_id, 't' || n,"
                      + " t.version, t.document, t.created_by, t.created_at,"
                      + " t.updated_at + (n * 7919) % 1000"
                      + " FROM catalog_table t JOIN catalog_database d ON d.id = t.database_id"
                      + " CROSS JOIN numbers WHERE d.account = ? AND d.name = ? AND t.name = 't'",
                  TABLES - 1, caller.account(), database));
    }
    db.writeOnly(h -> h.execute("ANALYZE catalog_table"));
  }

  private Cost page(SortCriterion sort, String token) {
    return db.write(
        h -> {
          long before = rowsRead(h);
          SearchTablesResponse page =
              glue.searchTables(
                  r ->
                      r.maxResults(PAGE)
                          .nextToken(token)
                          .sortCriteria(sort == null ? List.of() : List.of(sort)));
          return new Cost(page, rowsRead(h) - before);
        });
  }

  /** None on SQLite, which does not count them. */
  private long rowsRead(Handle h) {
    if (engine == Db.Engine.SQLITE) {
      return 0;
    }
    return h.createQuery(
            "SELECT seq_tup_read + idx_tup_fetch FROM pg_stat_xact_user_tables"
                + " WHERE relname = 'catalog_table'")
        .mapTo(Long.class)
        .one();
  }

  private List<Cost> walk(SortCriterion sort) {
    List<Cost> pages = new ArrayList<>();
    String token = null;
    do {
      Cost cost = page(sort, token);
      pages.add(cost);
      token = cost.page().nextToken();
    } while (token != null && !token.isEmpty());
    assertThat(pages.stream().mapToInt(cost -> cost.page().tableList().size()).sum())
        .isEqualTo(ALL);
    return pages;
  }

  @Test
  void aPageLooksAtOneChunk() {
    load();
    assertThat(walk(null)).allSatisfy(cost -> assertThat(cost.rows()).isLessThan(2 * CHUNK));
  }

  @ParameterizedTest
  @EnumSource(
      value = Sort.class,
      names = {"ASC", "DESC"})
  void whatIsSortedIsLookedAtOnce(Sort order) {
    load();
    List<Cost> pages = walk(SortCriterion.builder().fieldName("UpdateTime").sort(order).build());
    assertThat(pages.subList(1, pages.size()))
        .allSatisfy(cost -> assertThat(cost.rows()).isLessThan(2 * PAGE));
  }
}
