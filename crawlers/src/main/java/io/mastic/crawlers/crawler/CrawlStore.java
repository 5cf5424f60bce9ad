package io.mastic.crawlers.crawler;

import io.mastic.kernel.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.CrawlerHistoryState;

/** The rows of crawls and of what they changed. */
public final class CrawlStore {

  private static final List<String> COLUMNS =
      List.of(
          "id",
          "account",
          "region",
          "crawler",
          "state",
          "started_by",
          "principal",
          "started_at",
          "ended_at",
          "error");

  private CrawlStore() {}

  /** The columns of a crawl, for the select list of a join. */
  public static String columns(String table, String prefix) {
    return COLUMNS.stream()
        .map(column -> table + "." + column + " AS " + prefix + column)
        .collect(Collectors.joining(", "));
  }

  public static void insert(Handle h, CrawlRow crawl) {
    h.createUpdate(
            "INSERT INTO crawl (id, account, region, crawler, state, started_by, principal,"
                + " started_at) VALUES (:id, :account, :region, :crawler, :state, :by, :principal,"
                + " :started)")
        .bind("id", crawl.id())
        .bind("account", crawl.crawler().account())
        .bind("region", crawl.crawler().region())
        .bind("crawler", crawl.crawler().name())
        .bind("state", crawl.state().toString())
        .bind("by", Json.write(crawl.startedBy()))
        .bind("principal", crawl.principal())
        .bind("started", crawl.startedAt().toEpochMilli())
        .execute();
  }

  public static Optional<CrawlRow> find(Handle h, String id) {
    return h.createQuery("SELECT " + columns("k", "") + " FROM crawl k WHERE k.id = :id")
        .bind("id", id)
        .map((rs, c) -> crawl(rs, ""))
        .findOne();
  }

  /**
   * Within a transaction of a crawl: that it still is one. Another server may have taken it up and
   * ended it while this one was asleep.
   *
   * @throws CrawlStoppedException if it has ended
   */
  public static void requireRunning(Handle h, String id) {
    if (find(h, id).filter(CrawlRow::isRunning).isEmpty()) {
      throw new CrawlStoppedException();
    }
  }

  /** False if it had ended already. */
  public static boolean end(
      Handle h, String id, CrawlerHistoryState state, @Nullable String error, Instant now) {
    return h.createUpdate(
                "UPDATE crawl SET state = :state, error = :error, ended_at = :now"
                    + " WHERE id = :id AND state = 'RUNNING'")
            .bind("state", state.toString())
            .bind("error", error)
            .bind("now", now.toEpochMilli())
            .bind("id", id)
            .execute()
        == 1;
  }

  /**
   * The history of a crawler, the latest first.
   *
   * @param after start time and id of the last crawl of the page before; null for the first page
   */
  public static List<CrawlRow> list(
      Handle h, CrawlerKey crawler, CrawlFilter filter, @Nullable Position after, int limit) {
    String behind =
        after == null ? "" : " AND (k.started_at < :at OR (k.started_at = :at AND k.id < :id))";
    Query query =
        h.createQuery(
                "SELECT "
                    + columns("k", "")
                    + " FROM crawl k WHERE k.account = :account AND k.region = :region"
                    + " AND k.crawler = :crawler"
                    + filter.sql()
                    + behind
                    + " ORDER BY k.started_at DESC, k.id DESC LIMIT :limit")
            .bind("account", crawler.account())
            .bind("region", crawler.region())
            .bind("crawler", crawler.name())
            .bind("limit", limit);
    filter.values().forEach(query::bind);
    if (after != null) {
      query.bind("at", after.startedAt()).bind("id", after.id());
    }
    return query.map((rs, c) -> crawl(rs, "")).list();
  }

  record Position(long startedAt, String id) {}

  /** Notes a change; one of a table that is noted already stays as it is. */
  public static void change(Handle h, String crawlId, CatalogChanges.Change change) {
    note(h, crawlId, change, "excluded.amount");
  }

  /** Adds to what was changed, in the transaction that changes it: so each is counted once. */
  public static void add(Handle h, String crawlId, CatalogChanges.Change change) {
    if (change.amount() > 0) {
      note(h, crawlId, change, "crawl_change.amount + excluded.amount");
    }
  }

  private static void note(Handle h, String crawlId, CatalogChanges.Change change, String amount) {
    h.createUpdate(
            "INSERT INTO crawl_change (crawl_id, entity, action, name, amount)"
                + " VALUES (:crawl, :entity, :action, :name, :amount)"
                + " ON CONFLICT (crawl_id, entity, action, name)"
                + " DO UPDATE SET amount = "
                + amount)
        .bind("crawl", crawlId)
        .bind("entity", change.entity().name())
        .bind("action", change.action().name())
        .bind("name", change.name())
        .bind("amount", change.amount())
        .execute();
  }

  /** By crawl id; crawls that changed nothing are left out. */
  public static Map<String, CatalogChanges> changes(Handle h, Collection<String> crawlIds) {
    if (crawlIds.isEmpty()) {
      return Map.of();
    }
    Map<String, CatalogChanges> changes = new HashMap<>();
    h.createQuery(
            "SELECT crawl_id, entity, action, name, amount FROM crawl_change"
                + " WHERE crawl_id IN (<ids>) ORDER BY name")
        .bindList("ids", List.copyOf(crawlIds))
        .map((rs, c) -> Map.entry(rs.getString("crawl_id"), change(rs)))
        .forEach(
            row ->
                changes.merge(
                    row.getKey(),
                    new CatalogChanges(List.of(row.getValue())),
                    (a, b) ->
                        new CatalogChanges(
                            Stream.concat(a.all().stream(), b.all().stream()).toList())));
    return changes;
  }

  /**
   * Deletes crawls of a crawler with what they changed; with the last of them, which tables are its
   * own and what it remembers.
   *
   * @return how many crawls; fewer than the most if those were the last
   */
  static int deleteSome(Handle h, CrawlerKey crawler, int most) {
    String these = " WHERE account = :account AND region = :region AND crawler = :crawler";
    List<String> ids =
        of(
                crawler,
                h.createQuery(
                    "SELECT id FROM crawl" + these + " ORDER BY started_at, id LIMIT :limit"))
            .bind("limit", most)
            .mapTo(String.class)
            .list();
    if (!ids.isEmpty()) {
      CrawlReports.delete(h, ids);
      for (String delete :
          List.of(
              "DELETE FROM crawl_change WHERE crawl_id IN (<ids>)",
              "DELETE FROM crawl WHERE id IN (<ids>)")) {
        h.createUpdate(delete).bindList("ids", ids).execute();
      }
    }
    if (ids.size() < most) {
      for (String table : List.of("crawler_table", "crawler_memory", "crawler_remembers")) {
        of(crawler, h.createUpdate("DELETE FROM " + table + these)).execute();
      }
    }
    return ids.size();
  }

  private static <S extends SqlStatement<S>> S of(CrawlerKey crawler, S statement) {
    return statement
        .bind("account", crawler.account())
        .bind("region", crawler.region())
        .bind("crawler", crawler.name());
  }

  private static CatalogChanges.Change change(ResultSet rs) throws SQLException {
    return new CatalogChanges.Change(
        CatalogChanges.Entity.valueOf(rs.getString("entity")),
        CatalogChanges.Action.valueOf(rs.getString("action")),
        rs.getString("name"),
        rs.getLong("amount"));
  }

  public static CrawlRow crawl(ResultSet rs, String prefix) throws SQLException {
    long ended = rs.getLong(prefix + "ended_at");
    Instant endedAt = rs.wasNull() ? null : Instant.ofEpochMilli(ended);
    return new CrawlRow(
        rs.getString(prefix + "id"),
        new CrawlerKey(
            rs.getString(prefix + "account"),
            rs.getString(prefix + "region"),
            rs.getString(prefix + "crawler")),
        CrawlerHistoryState.fromValue(rs.getString(prefix + "state")),
        Json.read(rs.getString(prefix + "started_by"), StartedBy.class),
        rs.getString(prefix + "principal"),
        new CrawlRow.Span(Instant.ofEpochMilli(rs.getLong(prefix + "started_at")), endedAt),
        rs.getString(prefix + "error"));
  }
}
