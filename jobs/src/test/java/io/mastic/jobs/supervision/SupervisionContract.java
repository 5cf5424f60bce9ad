package io.mastic.jobs.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.mastic.jobs.FakeLauncher;
import io.mastic.jobs.definition.Jobs;
import io.mastic.jobs.logs.LineTimes;
import io.mastic.jobs.process.FormerHost;
import io.mastic.jobs.process.RunEnvironment;
import io.mastic.jobs.process.RunState;
import io.mastic.jobs.process.Supervision;
import io.mastic.jobs.process.Surroundings;
import io.mastic.jobs.run.JobRuns;
import io.mastic.jobs.run.Run;
import io.mastic.jobs.run.RunEnded;
import io.mastic.jobs.run.StartRequest;
import io.mastic.kernel.Awaiting;
import io.mastic.kernel.Caller;
import io.mastic.kernel.Db;
import io.mastic.kernel.Json;
import io.mastic.kernel.SettableClock;
import io.mastic.kernel.TestSeals;
import io.mastic.kernel.key.AccessKeys;
import io.mastic.kernel.task.Outbox;
import io.mastic.kernel.task.Tasks;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.glue.model.CreateJobRequest;

/** What the one supervision promises, over processes that are only told about. */
abstract class SupervisionContract {

  private static final Duration SOON = Duration.ofSeconds(40);
  private static final Caller CALLER = Caller.root("000000000000", "us-east-1");
  private static final String HERE = "here";

  @TempDir Path data;
  private final SettableClock clock = new SettableClock(Instant.parse("2026-01-02T03:04:05Z"));
  private final FakeLauncher launcher = new FakeLauncher();
  private final List<RunEnded> events = new CopyOnWriteArrayList<>();
  private Db db;
  private Server server;

  abstract Db open(Path directory);

  /** The part of a server that runs jobs. */
  private final class Server implements AutoCloseable {
    final Tasks tasks;
    final JobRuns runs;
    final Supervision supervision;
    private final LineTimes times = new LineTimes(data.resolve("runs"));

    Server() {
      this(HERE, launcher);
    }

    Server(String name, FakeLauncher launcher) {
      tasks = new Tasks(db, Clock.systemUTC(), 4, name, Tasks.LEASE);
      Outbox outbox = new Outbox(tasks);
      outbox.subscribe(JobRuns.ENDED, "test", e -> events.add(Json.read(e, RunEnded.class)));
      AccessKeys keys = new AccessKeys(db, Clock.systemUTC(), TestSeals.seals());
      runs = new JobRuns(db, clock, tasks, outbox, keys);
      supervision = new Supervision(tasks, launcher, clock, name);
      Surroundings around = new Surroundings(() -> "http://127.0.0.1:1", Map.of(), name);
      RunEnvironment environment = new RunEnvironment(keys, around);
      new Supervisor(runs, supervision, environment, times).handleTasksOf(tasks);
    }

    Server start() {
      tasks.start();
      return this;
    }

    @Override
    public void close() {
      tasks.close();
      supervision.close();
      times.close();
    }
  }

  @BeforeEach
  void open() {
    db = open(data);
    db.migrate("kernel");
    db.migrate("jobs");
    server = new Server().start();
    CALLER.run(
        () ->
            new Jobs(db, clock)
                .create(
                    CreateJobRequest.builder()
                        .name("job")
                        .role("etl")
                        .timeout(60)
                        .executionProperty(e -> e.maxConcurrentRuns(1000))
                        .command(c -> c.name("pythonshell").scriptLocation("s3://b/x.py"))
                        .build()));
  }

  @AfterEach
  void close() {
    server.close();
    db.close();
  }

  private Run start() {
    Run[] run = new Run[1];
    CALLER.run(() -> run[0] = server.runs.start("job", StartRequest.with(Map.of())));
    return run[0];
  }

  private void stop(Run run) {
    CALLER.run(() -> server.runs.stop("job", run.id()));
  }

  private Run now(Run run) {
    return server.runs.find(run.key()).orElseThrow();
  }

  private Run in(RunState state, Run run) {
    Awaiting.until("run is " + state, SOON, () -> now(run).state() == state);
    return now(run);
  }

  private FakeLauncher.FakeProcess process(Run run) {
    return launcher.processes.get(run.id());
  }

  private void sql(String sql) {
    db.writeOnly(h -> h.execute(sql));
  }

  @Test
  void manyLiveRunsTakeAHandfulOfThreads() {
    List<Run> runs = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      runs.add(start());
    }
    runs.forEach(run -> in(RunState.RUNNING, run));
    Awaiting.until("all are watched", SOON, () -> server.supervision.size() == 200);
    assertThat(
            Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("task-") || name.startsWith("process-"))
                .toList())
        .hasSizeLessThan(24);
    runs.forEach(run -> process(run).end(0));
    runs.forEach(run -> in(RunState.SUCCEEDED, run));
    Awaiting.until("every end is news", SOON, () -> events.size() == 200);
    assertThat(server.supervision.size()).isZero();
  }

  @Test
  void aRunThatNothingCanBeginFailsWithTheReason() {
    launcher.beforeBegin =
        () -> {
          throw new IllegalArgumentException("s3:///x.whl names no bucket");
        };
    Run run = in(RunState.FAILED, start());
    assertThat(run.error()).contains("s3:///x.whl names no bucket");
    Awaiting.until("its end is news", SOON, () -> events.size() == 1);
  }

  @Test
  void aResultThatCannotBeReadIsAFailure() {
    launcher.result =
        () -> {
          throw new IllegalArgumentException("not a RunResult as JSON");
        };
    Run unreadable = in(RunState.RUNNING, start());
    process(unreadable).end(0);
    assertThat(in(RunState.FAILED, unreadable).error())
        .contains("result.json cannot be read", "not a RunResult as JSON");
    Run stopped = in(RunState.RUNNING, start());
    stop(stopped);
    in(RunState.STOPPED, stopped);
  }

  @Test
  void timeIsOverByTheClockOfTheSupervision() {
    Run run = in(RunState.RUNNING, start());
    clock.advance(Duration.ofMinutes(61));
    Awaiting.until("it is asked to end", SOON, () -> process(run).isAskedToEnd);
    // What it wrote all the same counts.
    in(RunState.SUCCEEDED, run);
  }

  @Test
  void aRunWhoseLeaseIsLostHasNoProcessAndChangesNothing() {
    Run run = in(RunState.RUNNING, start());
    Awaiting.until("it is watched", SOON, () -> server.supervision.size() == 1);
    sql("UPDATE task SET lease_owner = 'there/x', lease_until = 9000000000000");
    Awaiting.until("its process is killed", SOON, () -> process(run).isKilled);
    Awaiting.until("it is left to the other", SOON, () -> server.supervision.size() == 0);
    assertThat(now(run).state()).isEqualTo(RunState.RUNNING);
    assertThat(events).isEmpty();
  }

  @Test
  void aLeaseThatIsLostWhileItsRunBeginsLetsNothingLive() {
    CountDownLatch beginning = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    launcher.beforeBegin =
        () -> {
          beginning.countDown();
          try {
            go.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        };
    Run run = start();
    Awaiting.until("it begins", SOON, () -> beginning.getCount() == 0);
    sql("UPDATE task SET lease_owner = 'there/x', lease_until = 9000000000000");
    go.countDown();
    Awaiting.until(
        "its process is killed", SOON, () -> process(run) != null && process(run).isKilled);
    assertThat(now(run).state()).isEqualTo(RunState.STARTING);
  }

  @Test
  void aRunOfAServerThatIsNotHeardOfFailsOnceItsTaskIsTaken() {
    server.close();
    server = new Server();
    Run run = start();
    sql("UPDATE job_run SET host = 'there', pid = 7, process_started_at = 1, state = 'RUNNING'");
    server.start();
    assertThat(in(RunState.FAILED, run).error()).contains("The server there", "not heard of");
    assertThat(launcher.begun).hasValue(0);
  }

  @Test
  void aRunThatAnEarlierBuildNotedByTheMachinesNameIsTakenUp() {
    Run run = in(RunState.RUNNING, start());
    server.close();
    sql("UPDATE job_run SET host = 'a-machine'");
    FormerHost.rename(db, "another-machine", HERE);
    assertThat(now(run).place().host()).isEqualTo("a-machine");
    FormerHost.rename(db, "a-machine", HERE);
    server = new Server().start();
    process(run).end(0);
    in(RunState.SUCCEEDED, run);
    assertThat(launcher.begun).hasValue(1);
  }

  @Test
  void aRunThatHadBegunNeverBeginsAgain() {
    Run run = in(RunState.RUNNING, start());
    server.close();
    launcher.processes.clear();
    server = new Server().start();
    assertThat(in(RunState.FAILED, run).error()).contains("without a result");
    assertThat(launcher.begun).hasValue(1);
  }

  @Test
  void noOtherServerTakesTheRunsOfOneThatStartsAgain() {
    assumeThat(db.engine()).as("one server is alone").isEqualTo(Db.Engine.POSTGRESQL);
    FakeLauncher elsewhere = new FakeLauncher();
    try (Server there = new Server("there", elsewhere)) {
      List<Run> runs = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        runs.add(start());
      }
      runs.forEach(run -> in(RunState.RUNNING, run));
      there.start();
      for (int life = 0; life < 3; life++) {
        server.close();
        server = new Server().start();
        Awaiting.until("all are adopted", SOON, () -> server.supervision.size() == 20);
      }
      launcher.processes.values().forEach(process -> process.end(0));
      runs.forEach(run -> in(RunState.SUCCEEDED, run));
    }
    assertThat(elsewhere.begun).hasValue(0);
  }

  @Test
  void whoWaitsForRoomCostsNothing() {
    launcher.most = 0;
    List<Run> runs = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      runs.add(start());
    }
    runs.forEach(run -> in(RunState.WAITING, run));
    Awaiting.until("all are given back", SOON, () -> waiting() == 20);
    List<String> before = rows();
    int asked = launcher.asked.get();
    Awaiting.until("the server has looked", SOON, () -> launcher.asked.get() > asked);
    assertThat(rows()).isEqualTo(before);
    stop(runs.get(0));
    in(RunState.STOPPED, runs.get(0));
    // Nobody has told the supervision: it looks again by itself, though seldom.
    launcher.most = 100;
    runs.subList(1, 20).forEach(run -> in(RunState.RUNNING, run));
    assertThat(launcher.begun).hasValue(19);
  }

  private int waiting() {
    return db.read(
        h ->
            h.createQuery(
                    "SELECT COUNT(*) FROM task WHERE waits_for = 'process' AND lease_owner IS NULL")
                .mapTo(Integer.class)
                .one());
  }

  /** All rows of tasks and runs, with the transaction that wrote them where the engine tells. */
  private List<String> rows() {
    String writer = db.engine() == Db.Engine.POSTGRESQL ? "xmin" : "''";
    List<String> rows = new ArrayList<>();
    for (String table : List.of("task", "job_run")) {
      rows.addAll(
          db.read(
              h ->
                  h.createQuery(
                          "SELECT " + writer + " AS writer, t.* FROM " + table + " t ORDER BY id")
                      .mapToMap()
                      .map(Map::toString)
                      .list()));
    }
    return rows;
  }

  @Test
  void anEndOutlastsADatabaseThatIsAway() {
    assumeThat(db.engine()).as("the triggers are SQLite's").isEqualTo(Db.Engine.SQLITE);
    Run run = in(RunState.RUNNING, start());
    sql("CREATE TRIGGER a BEFORE UPDATE ON task BEGIN SELECT RAISE(ABORT, 'away'); END");
    sql("CREATE TRIGGER b BEFORE UPDATE ON job_run BEGIN SELECT RAISE(ABORT, 'away'); END");
    process(run).end(0);
    int asked = launcher.asked.get();
    Awaiting.until("the server has looked", SOON, () -> launcher.asked.get() > asked + 2);
    assertThat(now(run).state()).isEqualTo(RunState.RUNNING);
    sql("DROP TRIGGER b");
    sql("DROP TRIGGER a");
    in(RunState.SUCCEEDED, run);
    Awaiting.until("its end is news, once", SOON, () -> events.size() == 1);
  }

  /** As after a crash of a PostgreSQL that had answered before it wrote, or from an old backup. */
  @ParameterizedTest
  @EnumSource(
      value = RunState.class,
      names = {"WAITING", "STARTING"})
  void anEndOutlastsADatabaseThatWasSetBack(RunState before) {
    Run run = in(RunState.RUNNING, start());
    sql("UPDATE job_run SET state = '" + before + "', running_at = NULL");
    process(run).end(0);
    assertThat(in(RunState.SUCCEEDED, run).error()).isNull();
  }

  @Test
  void anEndThatTheDatabaseNeverTakesIsAFailure() {
    assumeThat(db.engine()).as("the trigger is SQLite's").isEqualTo(Db.Engine.SQLITE);
    sql(
        "CREATE TRIGGER a BEFORE UPDATE ON job_run WHEN NEW.state = 'SUCCEEDED'"
            + " BEGIN SELECT RAISE(ABORT, 'never'); END");
    Run run = in(RunState.RUNNING, start());
    process(run).end(0);
    assertThat(in(RunState.FAILED, run).error()).contains("cannot be recorded");
  }

  @Test
  void aServerThatDiesWhileARunEndsLeavesTheEndToItsNextLife() {
    assumeThat(db.engine()).as("the trigger is SQLite's").isEqualTo(Db.Engine.SQLITE);
    Run run = in(RunState.RUNNING, start());
    sql("CREATE TRIGGER a BEFORE UPDATE ON task BEGIN SELECT RAISE(ABORT, 'away'); END");
    sql("CREATE TRIGGER b BEFORE UPDATE ON job_run BEGIN SELECT RAISE(ABORT, 'away'); END");
    process(run).end(0);
    server.close();
    sql("DROP TRIGGER b");
    sql("DROP TRIGGER a");
    server = new Server().start();
    in(RunState.SUCCEEDED, run);
    Awaiting.until("its end is news", SOON, () -> !events.isEmpty());
    assertThat(events).hasSize(1);
    assertThat(launcher.begun).hasValue(1);
  }
}
