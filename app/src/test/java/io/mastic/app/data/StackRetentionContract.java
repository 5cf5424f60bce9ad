package io.mastic.app.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.mastic.kernel.Db;
import io.mastic.stacks.StackRoom;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is forgotten of stacks, on every engine: those that were deleted, with all that is theirs.
 */
abstract class StackRetentionContract {

  private static final Instant NOW = Instant.parse("2026-04-11T00:00:00Z");
  private static final Instant OLD = NOW.minus(Duration.ofDays(100));

  @TempDir Path directory;
  private Db db;

  abstract Db open(Path directory);

  @BeforeEach
  void open() {
    db = open(directory);
    db.migrate(StackRoom.NAME);
  }

  @AfterEach
  void close() {
    db.close();
  }

  private void stack(String id, @Nullable Instant deleted) {
    db.writeOnly(
        h -> {
          h.createUpdate(
                  "INSERT INTO stack (id, account, region, name, status, live, created_at,"
                      + " deleted_at, document) VALUES (:id, '1', 'r', :id, :status, :live, :at,"
                      + " :deleted, '{}')")
              .bind("id", id)
              .bind("status", deleted == null ? "CREATE_COMPLETE" : "DELETE_COMPLETE")
              .bind("live", deleted == null ? 1 : 0)
              .bind("at", OLD.toEpochMilli())
              .bind("deleted", deleted == null ? null : deleted.toEpochMilli())
              .execute();
          h.execute("INSERT INTO stack_event (stack_id, number, document) VALUES (?, 1, '{}')", id);
        });
  }

  private List<String> left(String query) {
    return db.read(h -> h.createQuery(query).mapTo(String.class).list());
  }

  @Test
  void whatWasDeletedLongAgoIsForgottenWithItsEvents() {
    stack("lives", null);
    stack("goes", OLD);
    stack("went", OLD.plusMillis(1));
    stack("stays", NOW.minus(Duration.ofDays(89)));
    Instant before = NOW.minus(Duration.ofDays(90));
    assertThat(StackRoom.expiries()).hasSize(1);
    // In short transactions, of which each takes no more than it is told to.
    assertThat(expire(before, 1)).isEqualTo(1);
    assertThat(expire(before, 10)).isEqualTo(1);
    assertThat(expire(before, 10)).isZero();
    assertThat(left("SELECT id FROM stack ORDER BY id")).containsExactly("lives", "stays");
    assertThat(left("SELECT stack_id FROM stack_event ORDER BY stack_id"))
        .containsExactly("lives", "stays");
  }

  private int expire(Instant before, int most) {
    return db.write(h -> StackRoom.expiries().get(0).expire(h, before, most));
  }
}
