package io.mastic.kernel.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.mastic.kernel.Db;
import io.mastic.kernel.TestDatabases;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a claim costs where 100,000 tasks are queued; run by name, {@code -Dtest=ClaimFigures}. */
class ClaimFigures {

  private static final int TASKS = 100_000;
  private static final int CLAIMS = 500;

  @TempDir Path directory;

  @Test
  void sqlite() {
    try (Db db = TestDatabases.sqlite(directory)) {
      measure(db);
    }
  }

  @Test
  void postgresql() {
    try (Db db = TestDatabases.postgresql()) {
      measure(db);
    }
  }

  private static void measure(Db db) {
    db.migrate("kernel");
    TaskStore store = new TaskStore(db.engine());
    Instant now = Instant.parse("2026-01-02T03:04:05Z");
    db.writeOnly(
        h -> {
          for (int i = 0; i < TASKS; i++) {
            store.insert(h, "queued", "k" + i, "{}", now.minusMillis(i % 1000), now);
          }
        });
    Map<String, TaskHandler> handlers = new HashMap<>(Map.of("queued", task -> TaskHandler.DONE));
    Leases leases =
        new Leases(db, store, "one", Duration.ofSeconds(15), Executors.newCachedThreadPool());
    Claims claims = new Claims(store, "one", handlers, leases);
    long[] nanos = new long[CLAIMS];
    for (int i = 0; i < CLAIMS; i++) {
      long began = System.nanoTime();
      List<Held> taken = claims.take(db, now, List.of(), 1);
      nanos[i] = System.nanoTime() - began;
      assertThat(taken).hasSize(1);
    }
    Arrays.sort(nanos);
    System.out.printf(
        "%s: claim of 1 among %d queued: median %.2f ms, p99 %.2f ms%n",
        db.engine(), TASKS, nanos[CLAIMS / 2] / 1e6, nanos[CLAIMS * 99 / 100] / 1e6);
  }
}
