package io.mastic.kernel.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.mastic.kernel.Awaiting;
import io.mastic.kernel.Db;
import io.mastic.kernel.Ids;
import io.mastic.kernel.SettableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That work is done by one server at a time, whatever happens to servers and clocks. */
abstract class LeasesContract {

  private static final Duration SOON = Duration.ofSeconds(20);

  @TempDir Path directory;
  private final SettableClock clock = new SettableClock(Instant.parse("2026-01-02T03:04:05Z"));
  private final AtomicInteger probes = new AtomicInteger();
  private final CountDownLatch go = new CountDownLatch(1);
  private Db db;
  private Tasks tasks;

  abstract Db open(Path directory);

  @BeforeEach
  void open() {
    db = open(directory);
    db.migrate("kernel");
    tasks = server("one", 4);
  }

  @AfterEach
  void close() {
    go.countDown();
    tasks.close();
    db.close();
  }

  private Tasks server(String name, int hands) {
    Tasks server = new Tasks(db, clock, hands, name, Tasks.LEASE);
    server.handle(
        "probe",
        task -> {
          probes.incrementAndGet();
          return TaskHandler.DONE;
        });
    return server;
  }

  /** Something kept, such as a process, that notes what it is told. */
  private static final class Kept implements TaskHandler {
    private final List<Task> begun = new CopyOnWriteArrayList<>();
    private final List<String> told = new CopyOnWriteArrayList<>();

    @Override
    public Outcome run(Task task) {
      begun.add(task);
      return KEPT;
    }

    @Override
    public void lost(Task task) {
      told.add("lost " + task.key());
    }

    @Override
    public void hastened(Task task) {
      told.add("hastened " + task.key());
    }

    @Override
    public int leases() {
      return 8;
    }
  }

  private void enqueue(String kind, String key) {
    db.writeOnly(h -> tasks.enqueue(h, kind, key, "{}"));
  }

  /** Waits until the server has looked for tasks so many times more. */
  private void looks(int times) {
    for (int i = 0; i < times; i++) {
      int before = probes.get();
      enqueue("probe", Ids.uuid());
      Awaiting.until("the probe is done", SOON, () -> probes.get() > before);
    }
  }

  private void sql(String sql) {
    db.writeOnly(h -> h.execute(sql));
  }

  private int count(String where) {
    return db.read(
        h -> h.createQuery("SELECT COUNT(*) FROM task WHERE " + where).mapTo(Integer.class).one());
  }

  private void await() throws InterruptedException {
    assertThat(go.await(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void aServerNeverTakesWhatItHoldsItself() {
    AtomicInteger turns = new AtomicInteger();
    tasks.handle(
        "long",
        task -> {
          turns.incrementAndGet();
          await();
          return TaskHandler.DONE;
        });
    tasks.start();
    enqueue("long", "k");
    Awaiting.until("it is in its turn", SOON, () -> turns.get() == 1);
    // As after a laptop's sleep, or a write that held up the renewals.
    clock.advance(Duration.ofHours(1));
    sql("UPDATE task SET lease_until = 0");
    looks(3);
    assertThat(turns).hasValue(1);
    go.countDown();
    Awaiting.until("its end counts", SOON, () -> count("1 = 1") == 0);
  }

  @Test
  void aTurnWritesNothingOnceItsLeaseIsLost() {
    CountDownLatch begun = new CountDownLatch(1);
    List<Throwable> thrown = new CopyOnWriteArrayList<>();
    tasks.handle(
        "frozen",
        task -> {
          begun.countDown();
          await();
          Throwable e =
              catchThrowable(() -> db.writeOnly(h -> tasks.enqueue(h, "probe", "result", "{}")));
          thrown.add(e);
          throw (RuntimeException) e;
        });
    tasks.start();
    enqueue("frozen", "k");
    Awaiting.until("it is in its turn", SOON, () -> begun.getCount() == 0);
    sql("UPDATE task SET lease_owner = 'other', lease_until = 9000000000000");
    go.countDown();
    Awaiting.until("it tried", SOON, () -> !thrown.isEmpty());
    assertThat(thrown.get(0)).isInstanceOf(LeaseLostException.class);
    looks(1);
    assertThat(probes).hasValue(1);
    assertThat(count("kind = 'frozen' AND lease_owner = 'other'")).isEqualTo(1);
  }

  @Test
  void aRenewalThatFindsALeaseLostTellsTheHandlerOnce() {
    Kept kept = new Kept();
    tasks.handle("kept", kept);
    tasks.start();
    enqueue("kept", "a");
    enqueue("kept", "b");
    Awaiting.until("both are kept", SOON, () -> kept.begun.size() == 2);
    tasks.renew();
    assertThat(kept.told).isEmpty();
    sql("UPDATE task SET lease_owner = 'other' WHERE task_key = 'a'");
    tasks.renew();
    tasks.renew();
    Awaiting.until("it is told", SOON, () -> !kept.told.isEmpty());
    assertThat(kept.told).containsExactly("lost a");
    for (Task task : kept.begun) {
      assertThat(tasks.holds(task)).isEqualTo(task.key().equals("b"));
      tasks.finish(task);
    }
    assertThat(count("lease_owner = 'other'")).isEqualTo(1);
    assertThat(count("1 = 1")).isEqualTo(1);
  }

  @Test
  void aLostLeaseInterruptsItsTurn() {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    tasks.handle(
        "long",
        task -> {
          begun.countDown();
          try {
            go.await();
          } catch (InterruptedException e) {
            interrupted.countDown();
          }
          return TaskHandler.DONE;
        });
    tasks.start();
    enqueue("long", "k");
    Awaiting.until("it is in its turn", SOON, () -> begun.getCount() == 0);
    sql("UPDATE task SET lease_owner = 'other'");
    tasks.renew();
    Awaiting.until("it is interrupted", SOON, () -> interrupted.getCount() == 0);
  }

  @Test
  void aHolderWithoutADatabaseGivesUpBeforeOthersTakeOver() {
    assumeThat(db.engine()).as("one server alone gives nothing up").isEqualTo(Db.Engine.POSTGRESQL);
    Kept kept = new Kept();
    tasks.handle("kept", kept);
    tasks.start();
    enqueue("kept", "a");
    Awaiting.until("it is kept", SOON, () -> !kept.begun.isEmpty());
    tasks.fence(System.nanoTime() + Tasks.LEASE.multipliedBy(5).toNanos());
    assertThat(tasks.holds(kept.begun.get(0))).isTrue();
    tasks.fence(System.nanoTime() + Tasks.LEASE.multipliedBy(6).toNanos() + 1);
    Awaiting.until("it is told", SOON, () -> kept.told.contains("lost a"));
    long others =
        db.read(
            h ->
                h.createQuery(
                        "SELECT lease_until - CAST(EXTRACT(EPOCH FROM now()) * 1000 AS BIGINT)"
                            + " FROM task WHERE kind = 'kept'")
                    .mapTo(Long.class)
                    .one());
    assertThat(Duration.ofMillis(others)).isGreaterThan(Tasks.LEASE.multipliedBy(7));
  }

  @Test
  void anotherServerTakesAnAbandonedTaskAndNoOther() {
    assumeThat(db.engine()).as("one server is alone").isEqualTo(Db.Engine.POSTGRESQL);
    Kept kept = new Kept();
    tasks.handle("kept", kept);
    enqueue("kept", "abandoned");
    enqueue("kept", "renewed");
    sql("UPDATE task SET lease_owner = 'two/x', lease_until = 1 WHERE task_key = 'abandoned'");
    sql(
        "UPDATE task SET lease_owner = 'two/x', lease_until = 9000000000000 WHERE lease_until IS NULL");
    // By the database's clock, wherever this server's is.
    clock.advance(Duration.ofDays(100_000));
    tasks.start();
    Awaiting.until("it is taken", SOON, () -> !kept.begun.isEmpty());
    looks(2);
    assertThat(kept.begun).extracting(Task::key).containsExactly("abandoned");
  }

  @Test
  void aClaimIsHeldUpByNobodyElses() throws Exception {
    assumeThat(db.engine()).as("one server is alone").isEqualTo(Db.Engine.POSTGRESQL);
    enqueue("probe", "first");
    clock.advance(Duration.ofMillis(1));
    enqueue("probe", "second");
    CountDownLatch locked = new CountDownLatch(1);
    // As another server does that is about to take it.
    Thread other =
        new Thread(
            () ->
                db.locking(
                    h -> {
                      h.createQuery("SELECT id FROM task WHERE task_key = 'first' FOR UPDATE")
                          .mapTo(String.class)
                          .one();
                      locked.countDown();
                      await(go);
                      return true;
                    }));
    other.start();
    await(locked);
    tasks.start();
    Awaiting.until("the second is done", SOON, () -> count("task_key = 'second'") == 0);
    assertThat(count("task_key = 'first' AND lease_owner IS NULL")).isEqualTo(1);
    go.countDown();
    other.join();
    Awaiting.until("the first is done", SOON, () -> count("task_key = 'first'") == 0);
  }

  @Test
  void theNextLifeOfAServerTakesOverAtOnce() {
    Kept kept = new Kept();
    tasks.handle("kept", kept);
    tasks.start();
    enqueue("kept", "a");
    Awaiting.until("it is kept", SOON, () -> !kept.begun.isEmpty());
    tasks.close();
    tasks = server("one", 4);
    Kept next = new Kept();
    tasks.handle("kept", next);
    tasks.start();
    Awaiting.until("it is kept again", SOON, () -> !next.begun.isEmpty());
    assertThat(next.begun.get(0).attempts()).isZero();
  }

  @Test
  void theNextLifeTakesOverAlsoWhatSomebodyChangesMeanwhile() throws Exception {
    assumeThat(db.engine()).as("who writes is alone").isEqualTo(Db.Engine.POSTGRESQL);
    tasks.handle("kept", new Kept());
    tasks.start();
    enqueue("kept", "a");
    Awaiting.until("it is kept", SOON, () -> count("lease_owner IS NOT NULL") == 1);
    tasks.close();
    tasks = server("one", 4);
    Kept next = new Kept();
    tasks.handle("kept", next);
    CountDownLatch locked = new CountDownLatch(1);
    // As a client that asks for the end of what the task is about, just when the server is back.
    Thread client =
        new Thread(
            () ->
                db.writeOnly(
                    h -> {
                      tasks.hasten(h, "kept", "a");
                      locked.countDown();
                      await(go);
                    }));
    client.start();
    await(locked);
    tasks.start();
    looks(2);
    assertThat(next.begun).isEmpty();
    go.countDown();
    client.join();
    Awaiting.until("it is kept again", SOON, () -> !next.begun.isEmpty());
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void whatMayHaveAProcessIsTriedAgainWithoutBeingGivenBack() {
    List<Integer> attempts = new CopyOnWriteArrayList<>();
    tasks.handle(
        "process",
        new TaskHandler() {
          @Override
          public Outcome run(Task task) {
            attempts.add(task.attempts());
            if (attempts.size() < 3) {
              throw new IllegalStateException("not yet");
            }
            return DONE;
          }

          @Override
          public int leases() {
            return 8;
          }
        });
    tasks.start();
    enqueue("process", "k");
    Awaiting.until("it has failed", SOON, () -> count("last_error LIKE '%not yet%'") == 1);
    assertThat(count("lease_owner LIKE 'one/%'")).isEqualTo(1);
    Awaiting.until("it is done", SOON, () -> count("1 = 1") == 0);
    assertThat(attempts).containsExactly(0, 1, 2);
  }

  @Test
  void whatIsKeptHoldsNoHand() {
    tasks.close();
    tasks = server("one", 2);
    Kept kept = new Kept();
    tasks.handle("kept", kept);
    tasks.start();
    for (int i = 0; i < 50; i++) {
      enqueue("kept", "k" + i);
    }
    Awaiting.until("all are kept", SOON, () -> kept.begun.size() == 50);
    looks(1);
    kept.begun.forEach(tasks::finish);
    assertThat(count("1 = 1")).isZero();
  }

  @Test
  void whatIsKeptIsFinishedAtOnceUnderItsGuardToo() throws Exception {
    Kept kept = new Kept();
    tasks.handle("kept", kept);
    tasks.start();
    enqueue("kept", "a");
    Awaiting.until("it is kept", SOON, () -> kept.begun.size() == 1);
    Task task = kept.begun.get(0);
    tasks.under(
        task,
        () -> {
          tasks.finish(task);
          return true;
        });
    assertThat(count("kind = 'kept'")).isZero();
  }

  @Test
  void hasteIsNeverMissed() {
    Kept kept = new Kept();
    AtomicInteger turns = new AtomicInteger();
    tasks.handle("kept", kept);
    tasks.handle(
        "later",
        task -> {
          if (turns.incrementAndGet() == 1) {
            await();
          }
          return TaskHandler.after(Duration.ofDays(1));
        });
    tasks.start();
    enqueue("kept", "a");
    enqueue("later", "b");
    Awaiting.until("both", SOON, () -> kept.begun.size() == 1 && turns.get() == 1);
    db.writeOnly(h -> tasks.hasten(h, "kept", "a"));
    Awaiting.until("it is told", SOON, () -> kept.told.contains("hastened a"));
    db.writeOnly(h -> tasks.hasten(h, "later", "b"));
    go.countDown();
    Awaiting.until("it has another turn", SOON, () -> turns.get() == 2);
    looks(2);
    assertThat(turns).hasValue(2);
    assertThat(kept.told).containsExactly("hastened a");
  }

  @Test
  void whoWaitsForRoomHasNoTurnUntilThereIsSome() {
    tasks.close();
    tasks = server("one", 1);
    AtomicBoolean room = new AtomicBoolean();
    List<String> turns = new CopyOnWriteArrayList<>();
    tasks.room("seat", room::get);
    tasks.handle(
        "guest",
        task -> {
          turns.add(task.key());
          return room.get() ? TaskHandler.DONE : TaskHandler.waitsFor("seat");
        });
    tasks.start();
    for (int i = 0; i < 6; i++) {
      enqueue("guest", "g" + i);
      clock.advance(Duration.ofMillis(1));
    }
    Awaiting.until(
        "all wait", SOON, () -> count("waits_for = 'seat' AND lease_owner IS NULL") == 6);
    turns.clear();
    clock.advance(Duration.ofDays(1));
    looks(3);
    assertThat(turns).isEmpty();
    room.set(true);
    tasks.nudge();
    Awaiting.until("all sat down", SOON, () -> count("kind = 'guest'") == 0);
    assertThat(turns).containsExactly("g0", "g1", "g2", "g3", "g4", "g5");
  }

  @Test
  void whoWaitsInALineIsWokenInItsOrder() {
    List<String> turns = new CopyOnWriteArrayList<>();
    tasks.handle(
        "queued",
        task -> {
          turns.add(task.key());
          db.writeOnly(h -> tasks.waitFor(h, task, "line"));
          return TaskHandler.after(Duration.ofDays(1));
        });
    tasks.start();
    for (int i = 0; i < 3; i++) {
      enqueue("queued", "q" + i);
      clock.advance(Duration.ofMillis(1));
    }
    Awaiting.until(
        "all wait", SOON, () -> count("waits_for = 'line' AND lease_owner IS NULL") == 3);
    turns.clear();
    db.writeOnly(h -> tasks.wake(h, "line", 1));
    Awaiting.until("the first has its turn", SOON, () -> turns.size() == 1);
    looks(2);
    assertThat(turns).containsExactly("q0");
  }

  @Test
  void aClockThatIsSetBackHoldsUpNothingThatWasDue() {
    CountDownLatch begun = new CountDownLatch(1);
    tasks.close();
    tasks = server("one", 1);
    tasks.handle(
        "long",
        task -> {
          begun.countDown();
          await();
          return TaskHandler.DONE;
        });
    tasks.handle("schedule", task -> TaskHandler.DONE);
    tasks.start();
    enqueue("long", "k");
    Awaiting.until("the hand is busy", SOON, () -> begun.getCount() == 0);
    db.writeOnly(
        h -> tasks.enqueue(h, "schedule", "s", clock.instant().plus(Duration.ofMinutes(1)), "{}"));
    enqueue("probe", "p");
    clock.advance(Duration.ofHours(-2));
    go.countDown();
    Awaiting.until("the probe is done", SOON, () -> probes.get() == 1);
    assertThat(count("kind = 'schedule'")).isEqualTo(1);
  }

  @Test
  void anEndThatTheDatabaseDoesNotTakeIsWrittenLater() {
    assumeThat(db.engine()).as("the trigger is SQLite's").isEqualTo(Db.Engine.SQLITE);
    AtomicInteger turns = new AtomicInteger();
    tasks.handle(
        "once",
        task -> {
          turns.incrementAndGet();
          return TaskHandler.DONE;
        });
    sql("CREATE TRIGGER refuse BEFORE DELETE ON task BEGIN SELECT RAISE(ABORT, 'not now'); END");
    tasks.start();
    enqueue("once", "k");
    Awaiting.until("it had its turn", SOON, () -> turns.get() == 1);
    sql("DROP TRIGGER refuse");
    Awaiting.until("it is gone", SOON, () -> count("kind = 'once'") == 0);
    assertThat(turns).hasValue(1);
  }

  @Test
  void anEventThatAlwaysFailsIsKeptWithItsErrorAndStarvesNoOther() {
    Outbox outbox = new Outbox(tasks);
    List<String> heard = new CopyOnWriteArrayList<>();
    outbox.subscribe(
        "news",
        "picky",
        payload -> {
          if (payload.startsWith("bad")) {
            throw new IllegalStateException("cannot take " + payload);
          }
          heard.add(payload);
        });
    tasks.start();
    db.writeOnly(
        h -> {
          for (int i = 0; i < 40; i++) {
            outbox.publish(h, "news", "bad" + i);
          }
          outbox.publish(h, "news", "good");
        });
    Awaiting.until("the good one is heard", SOON, () -> heard.contains("good"));
    Awaiting.until(
        "the bad ones are kept", SOON, () -> count("last_error LIKE '%cannot take bad%'") == 40);
    assertThat(TaskHandler.pauseAfter(0)).isEqualTo(Duration.ofSeconds(1));
    assertThat(TaskHandler.pauseAfter(100)).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void claimingReadsTheIndexOfWhatIsFree() {
    db.writeOnly(
        h -> {
          for (int i = 0; i < 3_000; i++) {
            tasks.enqueue(h, "probe", "k" + i, clock.instant().plusSeconds(i), "{}");
          }
          // Without statistics, as after a burst.
        });
    assertThat(plan(FreeTasks.DUE)).contains("task_free").doesNotContain("Sort", "TEMP B-TREE");
    assertThat(plan(FreeTasks.NEXT_DUE)).contains("task_free");
    assertThat(plan(FreeTasks.AWAITED)).contains("task_waiting");
    if (db.engine() == Db.Engine.POSTGRESQL) {
      // Where leases end by time; it read the whole queue before each claim.
      assertThat(plan(FreeTasks.ABANDONED)).contains("task_leased").doesNotContain("Seq Scan");
    }
  }

  private String plan(String sql) {
    String explain = db.engine() == Db.Engine.SQLITE ? "EXPLAIN QUERY PLAN " : "EXPLAIN ";
    String column = db.engine() == Db.Engine.SQLITE ? "detail" : "QUERY PLAN";
    return db.read(
        h -> {
          db.readInIndexOrder(h);
          var query = h.createQuery(explain + sql);
          if (sql.contains(":now")) {
            query
                .bind("now", clock.instant().plusSeconds(100).toEpochMilli())
                .bind("limit", 16)
                .bindList("kinds", List.of("probe", "other"));
          }
          if (sql.contains(":owner")) {
            query.bind("owner", "one");
          }
          if (sql.contains(":room")) {
            query.bind("room", "r");
          }
          return String.join("\n", query.map((rs, c) -> rs.getString(column)).list());
        });
  }
}
