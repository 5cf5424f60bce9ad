package io.mastic.kernel.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.mastic.kernel.Awaiting;
import io.mastic.kernel.Db;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What tasks, events and transactions promise, on every engine. */
abstract class TasksContract {

  static final Duration SOON = Duration.ofSeconds(20);

  @TempDir Path directory;
  Db db;
  Tasks tasks;

  abstract Db open(Path directory);

  @BeforeEach
  void open() {
    db = open(directory);
    db.migrate("kernel");
    tasks = new Tasks(db, Clock.systemUTC(), 4);
  }

  @AfterEach
  void close() {
    tasks.close();
    db.close();
  }

  @Test
  void aTaskRunsOnceAndIsGone() {
    List<String> seen = new CopyOnWriteArrayList<>();
    tasks.handle(
        "greet",
        task -> {
          seen.add(task.payload());
          return TaskHandler.DONE;
        });
    tasks.start();
    db.writeOnly(h -> tasks.enqueue(h, "greet", "k", "\"hello\""));
    Awaiting.until("the task is gone", SOON, () -> !seen.isEmpty() && count() == 0);
    assertThat(seen).containsExactly("\"hello\"");
  }

  @Test
  void aTaskOfARolledBackTransactionNeverWas() {
    tasks.handle("never", task -> TaskHandler.DONE);
    assertThat(
            org.assertj.core.api.Assertions.catchThrowable(
                () ->
                    db.writeOnly(
                        h -> {
                          tasks.enqueue(h, "never", "k", "{}");
                          throw new IllegalStateException("no");
                        })))
        .hasMessage("no");
    assertThat(count()).isZero();
  }

  @Test
  void aFailedTurnIsTriedAgain() {
    AtomicInteger turns = new AtomicInteger();
    tasks.handle(
        "flaky",
        task -> {
          if (turns.incrementAndGet() == 1) {
            throw new IllegalStateException("first time");
          }
          return TaskHandler.DONE;
        });
    tasks.start();
    db.writeOnly(h -> tasks.enqueue(h, "flaky", "k", "{}"));
    Awaiting.until("the second turn ends it", SOON, () -> turns.get() == 2 && count() == 0);
  }

  @Test
  void everySubscriberGetsAnEvent() {
    List<String> seen = new CopyOnWriteArrayList<>();
    Outbox outbox = new Outbox(tasks);
    outbox.subscribe("news", "a", payload -> seen.add("a" + payload));
    outbox.subscribe("news", "b", payload -> seen.add("b" + payload));
    tasks.start();
    db.writeOnly(h -> outbox.publish(h, "news", "1"));
    Awaiting.until("both heard", SOON, () -> seen.size() == 2);
    assertThat(seen).containsExactlyInAnyOrder("a1", "b1");
  }

  @Test
  void writersDoNotLoseUpdates() throws InterruptedException {
    db.writeOnly(
        h ->
            new TaskStore(db.engine())
                .insert(h, "counter", "k", "0", java.time.Instant.EPOCH, java.time.Instant.EPOCH));
    List<Thread> threads = new java.util.ArrayList<>();
    for (int t = 0; t < 4; t++) {
      Thread thread =
          new Thread(
              () -> {
                for (int i = 0; i < 25; i++) {
                  db.writeOnly(
                      h -> {
                        int n =
                            h.createQuery("SELECT payload FROM task").mapTo(Integer.class).one();
                        h.createUpdate("UPDATE task SET payload = :n")
                            .bind("n", String.valueOf(n + 1))
                            .execute();
                      });
                }
              });
      thread.start();
      threads.add(thread);
    }
    for (Thread thread : threads) {
      thread.join();
    }
    String total =
        db.read(h -> h.createQuery("SELECT payload FROM task").mapTo(String.class).one());
    assertThat(total).isEqualTo("100");
  }

  @Test
  void aReadSeesOneState() {
    db.writeOnly(h -> tasks.enqueue(h, "never", "a", "{}"));
    List<Integer> counts =
        db.read(
            h -> {
              int before = count(h);
              Thread writer =
                  new Thread(() -> db.writeOnly(w -> tasks.enqueue(w, "never", "b", "{}")));
              writer.start();
              try {
                writer.join();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              return List.of(before, count(h), db.read(TasksContract::count));
            });
    assertThat(counts).containsExactly(1, 1, 1);
    assertThat(count()).isEqualTo(2);
  }

  private static int count(org.jdbi.v3.core.Handle h) {
    return h.createQuery("SELECT COUNT(*) FROM task").mapTo(Integer.class).one();
  }

  int count() {
    return db.read(h -> h.createQuery("SELECT COUNT(*) FROM task").mapTo(Integer.class).one());
  }
}
