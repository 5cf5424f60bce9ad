package io.mastic.kernel.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.mastic.kernel.Awaiting;
import io.mastic.kernel.Db;
import io.mastic.kernel.TestDatabases;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PostgresqlTasksTest extends TasksContract {
  @Override
  Db open(Path directory) {
    return TestDatabases.postgresql();
  }

  @Test
  void twoServersNeverHoldTheSameTask() throws InterruptedException {
    AtomicInteger turns = new AtomicInteger();
    CountDownLatch all = new CountDownLatch(50);
    try (Tasks other = new Tasks(db, Clock.systemUTC(), 4)) {
      for (Tasks each : List.of(tasks, other)) {
        each.handle(
            "count",
            task -> {
              turns.incrementAndGet();
              all.countDown();
              return TaskHandler.DONE;
            });
      }
      tasks.start();
      other.start();
      db.writeOnly(
          h -> {
            for (int i = 0; i < 50; i++) {
              tasks.enqueue(h, "count", "k" + i, "{}");
            }
          });
      assertThat(all.await(60, TimeUnit.SECONDS)).isTrue();
      Awaiting.until("all are gone", SOON, () -> count() == 0);
      assertThat(turns).hasValue(50);
    }
  }

  /** The counterpart of what a start does on SQLite. */
  @Test
  void whoStartsLeavesOthersWhatTheyHold() throws InterruptedException {
    assertThat(HeldAtStart.turns(this, 50)).isEqualTo(50);
  }
}
