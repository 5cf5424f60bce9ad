package io.mastic.neighbours.metrics;

import io.mastic.kernel.Caller;
import io.mastic.kernel.Db;
import io.mastic.kernel.expiry.Expiry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** The rows of metrics, which are the caller's. */
final class MetricStore {

  /** As long as CloudWatch keeps minutes. */
  static final Duration KEPT = Duration.ofDays(15);

  private final Db db;

  MetricStore(Db db) {
    this.db = db;
  }

  /** Sums up with what was told of the same time. */
  void add(Metric metric, Datum datum) {
    db.writeOnly(
        h -> {
          String id = id(h, metric, datum.at());
          h.createUpdate(
                  "INSERT INTO metric_datum (metric_id, at, unit, samples, total, least, most)"
                      + " VALUES (:id, :at, :unit, :samples, :total, :least, :most)"
                      + " ON CONFLICT (metric_id, at, unit) DO UPDATE SET"
                      + " samples = metric_datum.samples + excluded.samples,"
                      + " total = metric_datum.total + excluded.total,"
                      + " least = CASE WHEN excluded.least < metric_datum.least"
                      + " THEN excluded.least ELSE metric_datum.least END,"
                      + " most = CASE WHEN excluded.most > metric_datum.most"
                      + " THEN excluded.most ELSE metric_datum.most END")
              .bind("id", id)
              .bind("at", datum.at())
              .bind("unit", datum.unit())
              .bind("samples", datum.sums().samples())
              .bind("total", datum.sums().total())
              .bind("least", datum.sums().least())
              .bind("most", datum.sums().most())
              .execute();
        });
  }

  private static String id(Handle h, Metric metric, long at) {
    Caller caller = Caller.current();
    return h.createQuery(
            "INSERT INTO metric (account, region, namespace, name, dimensions, id, last_at)"
                + " VALUES (:account, :region, :namespace, :name, :dimensions, :id, :at)"
                + " ON CONFLICT (account, region, namespace, name, dimensions) DO UPDATE SET"
                + " last_at = CASE WHEN excluded.last_at > metric.last_at"
                + " THEN excluded.last_at ELSE metric.last_at END RETURNING id")
        .bind("account", caller.account())
        .bind("region", caller.region())
        .bind("namespace", metric.namespace())
        .bind("name", metric.name())
        .bind("dimensions", metric.dimensionsText())
        .bind("id", UUID.randomUUID().toString())
        .bind("at", at)
        .mapTo(String.class)
        .one();
  }

  /** In the order of time, from then and before then. */
  List<Datum> data(Metric metric, long from, long until, Optional<String> unit) {
    Caller caller = Caller.current();
    return db.read(
        h ->
            h.createQuery(
                    "SELECT d.* FROM metric_datum d JOIN metric m ON m.id = d.metric_id"
                        + " WHERE m.account = :account AND m.region = :region"
                        + " AND m.namespace = :namespace AND m.name = :name"
                        + " AND m.dimensions = :dimensions AND d.at >= :from AND d.at < :until"
                        + " AND (:unit = '' OR d.unit = :unit) ORDER BY d.at")
                .bind("account", caller.account())
                .bind("region", caller.region())
                .bind("namespace", metric.namespace())
                .bind("name", metric.name())
                .bind("dimensions", metric.dimensionsText())
                .bind("from", from)
                .bind("until", until)
                .bind("unit", unit.orElse(""))
                .map((row, context) -> datum(row))
                .list());
  }

  private static Datum datum(ResultSet row) throws SQLException {
    return new Datum(
        row.getLong("at"),
        row.getString("unit"),
        new Datum.Sums(
            row.getDouble("samples"),
            row.getDouble("total"),
            row.getDouble("least"),
            row.getDouble("most")));
  }

  /** Which metrics are asked for; empty texts are for any. */
  record Wanted(String namespace, String name, long since) {}

  /** In the order of their names, after that one. */
  List<Metric> list(Wanted wanted, Metric after, int limit) {
    Caller caller = Caller.current();
    return db.read(
        h ->
            h.createQuery(
                    "SELECT * FROM metric WHERE account = :account AND region = :region"
                        + " AND (:namespace = '' OR namespace = :namespace)"
                        + " AND (:name = '' OR name = :name) AND last_at >= :since"
                        + " AND (namespace, name, dimensions) > (:ns, :n, :d)"
                        + " ORDER BY namespace, name, dimensions LIMIT :limit")
                .bind("account", caller.account())
                .bind("region", caller.region())
                .bind("namespace", wanted.namespace())
                .bind("name", wanted.name())
                .bind("since", wanted.since())
                .bind("ns", after.namespace())
                .bind("n", after.name())
                .bind("d", after.dimensions().isEmpty() ? "" : after.dimensionsText())
                .bind("limit", limit)
                .map(
                    (row, context) ->
                        Metric.stored(
                            row.getString("namespace"),
                            row.getString("name"),
                            row.getString("dimensions")))
                .list());
  }

  /** Minutes that are older than CloudWatch keeps them, and metrics of which none is left. */
  record OldMetrics(Clock clock) implements Expiry {

    @Override
    public String what() {
      return "metrics";
    }

    @Override
    public int expire(Handle h, Instant before, int most) {
      long until = clock.millis() - KEPT.toMillis();
      int data =
          h.execute(
              "DELETE FROM metric_datum WHERE (metric_id, at, unit) IN (SELECT metric_id, at, unit"
                  + " FROM metric_datum WHERE at < ? LIMIT ?)",
              until,
              most);
      return data > 0
          ? data
          : h.execute(
              "DELETE FROM metric WHERE id IN (SELECT id FROM metric WHERE last_at < ? LIMIT ?)",
              until,
              most);
    }
  }
}
