package io.mastic.crawlers.crawler;

import io.mastic.contract.Pojos;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import software.amazon.awssdk.services.glue.model.CreateClassifierRequest;

/** The rows of classifiers. */
public final class ClassifierStore {

  private static final String THIS =
      " WHERE account = :account AND region = :region AND name = :name";

  private ClassifierStore() {}

  /** A classifier as it is stored; the input has exactly one of its four kinds. */
  public record Row(
      CrawlerKey key,
      CreateClassifierRequest input,
      long version,
      Instant createdAt,
      Instant updatedAt) {}

  public static Optional<Row> find(Handle h, CrawlerKey key) {
    return bind(h.createQuery("SELECT * FROM classifier" + THIS), key)
        .map((rs, c) -> row(rs))
        .findOne();
  }

  /** In the order of names, those behind {@code after}. */
  public static List<Row> list(Handle h, String account, String region, String after, int limit) {
    return h.createQuery(
            "SELECT * FROM classifier WHERE account = :account AND region = :region"
                + " AND name > :after ORDER BY name LIMIT :limit")
        .bind("account", account)
        .bind("region", region)
        .bind("after", after)
        .bind("limit", limit)
        .map((rs, c) -> row(rs))
        .list();
  }

  /** False if the name is taken. */
  static boolean insert(Handle h, CrawlerKey key, CreateClassifierRequest input, Instant now) {
    return bind(
                h.createUpdate(
                    "INSERT INTO classifier (account, region, name, document, version, created_at,"
                        + " updated_at) VALUES (:account, :region, :name, :document, 1, :now, :now)"
                        + " ON CONFLICT (account, region, name) DO NOTHING"),
                key)
            .bind("document", Pojos.json(input))
            .bind("now", now.toEpochMilli())
            .execute()
        == 1;
  }

  static void update(Handle h, CrawlerKey key, CreateClassifierRequest input, Instant now) {
    bind(
            h.createUpdate(
                "UPDATE classifier SET document = :document, version = version + 1,"
                    + " updated_at = :now"
                    + THIS),
            key)
        .bind("document", Pojos.json(input))
        .bind("now", now.toEpochMilli())
        .execute();
  }

  /** False if there was none. */
  static boolean delete(Handle h, CrawlerKey key) {
    return bind(h.createUpdate("DELETE FROM classifier" + THIS), key).execute() == 1;
  }

  private static <S extends SqlStatement<S>> S bind(S statement, CrawlerKey key) {
    return statement
        .bind("account", key.account())
        .bind("region", key.region())
        .bind("name", key.name());
  }

  private static Row row(ResultSet rs) throws SQLException {
    return new Row(
        new CrawlerKey(rs.getString("account"), rs.getString("region"), rs.getString("name")),
        Pojos.read(rs.getString("document"), CreateClassifierRequest.builder()).build(),
        rs.getLong("version"),
        Instant.ofEpochMilli(rs.getLong("created_at")),
        Instant.ofEpochMilli(rs.getLong("updated_at")));
  }
}
