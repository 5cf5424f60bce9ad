package io.mastic.crawlers.crawl;

import io.mastic.crawlers.crawler.CrawlerKey;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/** Which tables a crawler looks after. */
final class OwnedTables {

  private static final String THESE =
      " WHERE account = :account AND region = :region AND crawler = :crawler";

  private OwnedTables() {}

  /** A table, and where its data is. */
  record Owned(String database, String table, String location) {}

  static List<Owned> list(Handle h, CrawlerKey crawler) {
    return bind(
            h.createQuery(
                "SELECT database_name, table_name, location FROM crawler_table"
                    + THESE
                    + " ORDER BY database_name, table_name"),
            crawler)
        .map((rs, c) -> new Owned(rs.getString(1), rs.getString(2), rs.getString(3)))
        .list();
  }

  static void put(Handle h, CrawlerKey crawler, Owned table) {
    bind(
            h.createUpdate(
                "INSERT INTO crawler_table (account, region, crawler, database_name, table_name,"
                    + " location) VALUES (:account, :region, :crawler, :database, :table, :location)"
                    + " ON CONFLICT (account, region, crawler, database_name, table_name)"
                    + " DO UPDATE SET location = excluded.location"),
            crawler)
        .bind("database", table.database())
        .bind("table", table.table())
        .bind("location", table.location())
        .execute();
  }

  static void delete(Handle h, CrawlerKey crawler, Owned table) {
    bind(
            h.createUpdate(
                "DELETE FROM crawler_table"
                    + THESE
                    + " AND database_name = :database AND table_name = :table"),
            crawler)
        .bind("database", table.database())
        .bind("table", table.table())
        .execute();
  }

  private static <S extends SqlStatement<S>> S bind(S statement, CrawlerKey crawler) {
    return statement
        .bind("account", crawler.account())
        .bind("region", crawler.region())
        .bind("crawler", crawler.name());
  }
}
