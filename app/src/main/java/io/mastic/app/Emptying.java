package io.mastic.app;

import io.mastic.app.data.Trees;
import io.mastic.jobs.launch.order.LiveRun;
import io.mastic.kernel.Db;
import io.mastic.objects.Bucket;
import io.mastic.objects.S3Store;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jdbi.v3.core.Handle;

/**
 * Makes a server as it was on its first day, while it runs: no processes, nothing in its tables, no
 * buckets. For people's own tests, which begin anew without a new start.
 */
final class Emptying {

  /** What a server needs of its database, empty or not. */
  private static final Set<String> KEPT =
      Set.of("server", "seal_key", "task", "schema_build", "change_mark");

  private static final String HISTORY = "schema_history_";

  /** The key of tasks that recur as long as the server lives. */
  private static final String RECURRING = "all";

  private final Ground ground;
  private final S3Store objects;
  private final Processes processes;

  Emptying(Ground ground, S3Store objects, Processes processes) {
    this.ground = ground;
    this.objects = objects;
    this.processes = processes;
  }

  /**
   * Empties everything but the server's own: its name, its keys, what recurs.
   *
   * @throws IOException if a file cannot be deleted
   */
  synchronized void everything() throws IOException {
    ground.db().writeOnly(this::tables);
    processes();
    objects();
    runs();
    Trees.deleteContent(ground.data().path().resolve("logs/aws-glue"));
  }

  /** A run that was just ended may still write its last note while its directory goes. */
  private void runs() throws IOException {
    for (int more = 100; ; more--) {
      try {
        Trees.deleteContent(processes.settings().runs());
        return;
      } catch (DirectoryNotEmptyException | NoSuchFileException e) {
        if (more == 0) {
          throw e;
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
      }
    }
  }

  /** Ends the processes of runs, at once. */
  void processes() throws IOException {
    for (Path run : Trees.list(processes.settings().runs())) {
      processes.launcher().find(run.getFileName().toString()).ifPresent(LiveRun::kill);
    }
  }

  private void tables(Handle h) {
    boolean sqlite = ground.db().engine() == Db.Engine.SQLITE;
    List<String> tables =
        h
            .createQuery(
                sqlite
                    ? "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE"
                        + " 'sqlite_%'"
                    : "SELECT tablename FROM pg_tables WHERE schemaname = current_schema()")
            .mapTo(String.class)
            .list()
            .stream()
            .filter(table -> !KEPT.contains(table) && !table.startsWith(HISTORY))
            .toList();
    h.createUpdate("DELETE FROM task WHERE task_key <> :recurring")
        .bind("recurring", RECURRING)
        .execute();
    if (sqlite) {
      h.execute("PRAGMA defer_foreign_keys = ON");
      tables.forEach(table -> h.execute("DELETE FROM " + table));
    } else if (!tables.isEmpty()) {
      h.execute("TRUNCATE " + String.join(", ", tables));
    }
  }

  private void objects() throws IOException {
    Path root = objects.localRoot().orElseThrow();
    for (Bucket bucket : objects.listBuckets()) {
      Trees.deleteContent(root.resolve(bucket.name()));
      objects.deleteBucket(bucket.name());
    }
  }
}
