package io.mastic.kernel.expiry;

import static org.assertj.core.api.Assertions.assertThat;

import io.mastic.kernel.Awaiting;
import io.mastic.kernel.Db;
import io.mastic.kernel.SettableClock;
import io.mastic.kernel.TestSeals;
import io.mastic.kernel.key.AccessKeys;
import io.mastic.kernel.key.KeyExpiry;
import io.mastic.kernel.task.Tasks;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What has ended is forgotten, on every engine. */
abstract class ExpiriesContract {

  private static final Instant NOW = Instant.parse("2026-04-11T00:00:00Z");
  private static final int MANY = 2_500;

  @TempDir Path directory;
  private final SettableClock clock = new SettableClock(NOW);
  private Db db;
  private Tasks tasks;

  abstract Db open(Path directory);

  @BeforeEach
  void open() {
    db = open(directory);
    db.migrate("kernel");
    db.writeOnly(h -> h.execute("CREATE TABLE thing (id BIGINT PRIMARY KEY, ended BIGINT)"));
    tasks = new Tasks(db, clock, 2);
  }

  @AfterEach
  void close() {
    tasks.close();
    db.close();
  }

  /** Rows of a room, as every room has some. */
  private record Things() implements Expiry {
    @Override
    public String what() {
      return "things";
    }

    @Override
    public int expire(Handle h, Instant before, int most) {
      return h.createUpdate(
              "DELETE FROM thing WHERE id IN (SELECT id FROM thing WHERE ended < :before"
                  + " ORDER BY ended LIMIT :most)")
          .bind("before", before.toEpochMilli())
          .bind("most", most)
          .execute();
    }
  }

  private void fill(Instant ended, int from) {
    db.writeOnly(
        h -> {
          var batch = h.prepareBatch("INSERT INTO thing (id, ended) VALUES (?, ?)");
          for (int i = 0; i < MANY; i++) {
            batch.bind(0, from + i).bind(1, ended.toEpochMilli()).add();
          }
          batch.execute();
        });
  }

  private boolean isDueLater() {
    return db.<Long>read(
            h ->
                h.createQuery("SELECT due_at FROM task WHERE kind = 'retention-room'")
                    .mapTo(Long.class)
                    .one())
        > clock.millis();
  }

  private int count() {
    return db.read(h -> h.createQuery("SELECT COUNT(*) FROM thing").mapTo(Integer.class).one());
  }

  @Test
  void onceADayWhatIsOldEnoughGoesInPieces() {
    fill(NOW.minus(Duration.ofDays(91)), 0);
    fill(NOW.minus(Duration.ofDays(90)).plusSeconds(60), MANY);
    new Expiries(db, clock, tasks, Retention.DEFAULT).register("room", List.of(new Things()));
    db.writeTimes().reset();
    tasks.start();
    Awaiting.until("the old is gone", Duration.ofSeconds(60), () -> count() == MANY);
    assertThat(db.writeTimes().count()).isGreaterThan(2);
    Awaiting.until("it is over for today", Duration.ofSeconds(60), this::isDueLater);
    clock.advance(Duration.ofDays(1).plusSeconds(1));
    Awaiting.until("the next day's is gone", Duration.ofSeconds(60), () -> count() == 0);
  }

  @Test
  void zeroDaysAreForEver() throws InterruptedException {
    fill(Instant.EPOCH, 0);
    Retention retention = new Retention(90, Map.of("room", 0));
    new Expiries(db, clock, tasks, retention).expire("room", List.of(new Things()));
    assertThat(count()).isEqualTo(MANY);
  }

  @Test
  void keysWhoseTimeIsOverGo() throws InterruptedException {
    AccessKeys keys = new AccessKeys(db, clock, TestSeals.seals());
    keys.keep("AKIAKEPT", "secret", "000000000000", "arn:aws:iam::000000000000:root");
    String old = keys.issue("000000000000", "arn", Duration.ofHours(1)).id();
    clock.advance(Duration.ofHours(2));
    new Expiries(db, clock, tasks, Retention.DEFAULT)
        .expire("kernel", List.of(new KeyExpiry(clock)));
    assertThat(
            db.<java.util.List<String>>read(
                h -> h.createQuery("SELECT id FROM access_key").mapTo(String.class).list()))
        .containsExactly("AKIAKEPT")
        .doesNotContain(old);
  }
}
