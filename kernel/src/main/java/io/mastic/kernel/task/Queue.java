package io.mastic.kernel.task;

import io.mastic.kernel.Db;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** How the tasks wait, for health and metrics; bounded looks along an index. */
public final class Queue {

  /** More are not counted: that many are too many in any case. */
  public static final int COUNTED = 10_000;

  private final Db db;
  private final Clock clock;

  public Queue(Db db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  /** How long the task that waits longest has been due without anybody taking it up. */
  public Duration lag() {
    long now = clock.millis();
    return db.read(
            h ->
                h.createQuery(
                        "SELECT due_at FROM task WHERE due_at <= :now AND lease_owner IS NULL"
                            + " ORDER BY due_at LIMIT 1")
                    .bind("now", now)
                    .mapTo(Long.class)
                    .findOne())
        .map(due -> Duration.ofMillis(now - due))
        .orElse(Duration.ZERO);
  }

  /** How many tasks of each kind are due and not taken up, of the {@link #COUNTED} oldest. */
  public Map<String, Integer> due() {
    long now = clock.millis();
    return db.read(
        h ->
            h.createQuery(
                    "SELECT kind, COUNT(*) AS amount FROM (SELECT kind FROM task WHERE due_at <="
                        + " :now AND lease_owner IS NULL ORDER BY due_at LIMIT :most) AS waiting GROUP BY kind")
                .bind("now", now)
                .bind("most", COUNTED)
                .reduceRows(
                    new TreeMap<String, Integer>(),
                    (counts, row) -> {
                      counts.put(
                          row.getColumn("kind", String.class),
                          row.getColumn("amount", Integer.class));
                      return counts;
                    }));
  }
}
