package io.mastic.crawlers.crawler;

import io.mastic.contract.Pojos;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.CrawlerState;
import software.amazon.awssdk.services.glue.model.CreateCrawlerRequest;
import software.amazon.awssdk.services.glue.model.ScheduleState;

/** The rows of crawlers, each with the crawl that runs and the one that ended last. */
public final class CrawlerStore {

  private static final String SELECT =
      "SELECT c.*, "
          + CrawlStore.columns("k", "current_")
          + ", "
          + CrawlStore.columns("l", "last_")
          + " FROM crawler c LEFT JOIN crawl k ON k.id = c.crawl_id"
          + " LEFT JOIN crawl l ON l.id = c.last_crawl_id"
          + " WHERE c.account = :account AND c.region = :region";

  private static final String THIS =
      " WHERE account = :account AND region = :region AND name = :name";

  private CrawlerStore() {}

  public static Optional<CrawlerRow> find(Handle h, CrawlerKey key) {
    return bind(h.createQuery(SELECT + " AND c.name = :name"), key)
        .map((rs, c) -> crawler(rs))
        .findOne();
  }

  /** In the order of names, those behind {@code after}. */
  static List<CrawlerRow> list(Handle h, String account, String region, String after, int limit) {
    return h.createQuery(SELECT + " AND c.name > :after ORDER BY c.name LIMIT :limit")
        .bind("account", account)
        .bind("region", region)
        .bind("after", after)
        .bind("limit", limit)
        .map((rs, c) -> crawler(rs))
        .list();
  }

  /** False if the name is taken. */
  static boolean insert(Handle h, CrawlerRow crawler) {
    return bind(
                h.createUpdate(
                    "INSERT INTO crawler (account, region, name, document, state, version,"
                        + " schedule_state, created_at, updated_at) VALUES (:account, :region,"
                        + " :name, :document, :state, :version, :schedule, :created, :updated)"
                        + " ON CONFLICT (account, region, name) DO NOTHING"),
                crawler.key())
            .bind("document", Pojos.json(crawler.input()))
            .bind("state", crawler.state().toString())
            .bind("version", crawler.edition().version())
            .bind("schedule", text(crawler.scheduleState()))
            .bind("created", crawler.edition().createdAt().toEpochMilli())
            .bind("updated", crawler.edition().updatedAt().toEpochMilli())
            .execute()
        == 1;
  }

  static void update(
      Handle h,
      CrawlerKey key,
      CreateCrawlerRequest input,
      @Nullable ScheduleState schedule,
      Instant now) {
    bind(
            h.createUpdate(
                "UPDATE crawler SET document = :document, schedule_state = :schedule,"
                    + " version = version + 1, updated_at = :now"
                    + THIS),
            key)
        .bind("document", Pojos.json(input))
        .bind("schedule", text(schedule))
        .bind("now", now.toEpochMilli())
        .execute();
  }

  static void setState(Handle h, CrawlerKey key, CrawlerState state) {
    bind(h.createUpdate("UPDATE crawler SET state = :state" + THIS), key)
        .bind("state", state.toString())
        .execute();
  }

  static void begin(Handle h, CrawlerKey key, String crawlId) {
    bind(h.createUpdate("UPDATE crawler SET state = 'RUNNING', crawl_id = :crawl" + THIS), key)
        .bind("crawl", crawlId)
        .execute();
  }

  public static void end(Handle h, CrawlerKey key, String crawlId) {
    bind(
            h.createUpdate(
                "UPDATE crawler SET state = 'READY', crawl_id = NULL, last_crawl_id = :crawl"
                    + THIS
                    + " AND crawl_id = :crawl"),
            key)
        .bind("crawl", crawlId)
        .execute();
  }

  static void delete(Handle h, CrawlerKey key) {
    bind(h.createUpdate("DELETE FROM crawler" + THIS), key).execute();
  }

  private static <S extends SqlStatement<S>> S bind(S statement, CrawlerKey key) {
    return statement
        .bind("account", key.account())
        .bind("region", key.region())
        .bind("name", key.name());
  }

  private static @Nullable String text(@Nullable ScheduleState state) {
    return state == null ? null : state.toString();
  }

  private static CrawlerRow crawler(ResultSet rs) throws SQLException {
    String schedule = rs.getString("schedule_state");
    return new CrawlerRow(
        new CrawlerKey(rs.getString("account"), rs.getString("region"), rs.getString("name")),
        Pojos.read(rs.getString("document"), CreateCrawlerRequest.builder()).build(),
        CrawlerState.fromValue(rs.getString("state")),
        schedule == null ? null : ScheduleState.fromValue(schedule),
        rs.getString("current_id") == null ? null : CrawlStore.crawl(rs, "current_"),
        rs.getString("last_id") == null ? null : CrawlStore.crawl(rs, "last_"),
        new CrawlerRow.Edition(
            rs.getLong("version"),
            Instant.ofEpochMilli(rs.getLong("created_at")),
            Instant.ofEpochMilli(rs.getLong("updated_at"))));
  }
}
