package io.mastic.sessions;

import io.mastic.catalog.Catalog;
import io.mastic.catalog.setting.AssignedProfiles;
import io.mastic.jobs.launch.LaunchSettings;
import io.mastic.jobs.launch.LocalLauncher;
import io.mastic.jobs.launch.directory.RunPlace;
import io.mastic.jobs.launch.python.PythonHome;
import io.mastic.jobs.launch.python.PythonSources;
import io.mastic.jobs.logs.Logs;
import io.mastic.jobs.process.RunEnvironment;
import io.mastic.jobs.process.Supervision;
import io.mastic.jobs.process.Surroundings;
import io.mastic.jobs.run.JobRuns;
import io.mastic.jobs.supervision.ConnectionJars;
import io.mastic.jobs.version.SparkLine;
import io.mastic.kernel.Awaiting;
import io.mastic.kernel.Caller;
import io.mastic.kernel.Db;
import io.mastic.kernel.SettableClock;
import io.mastic.kernel.TestSeals;
import io.mastic.kernel.expiry.Expiry;
import io.mastic.kernel.key.AccessKeys;
import io.mastic.kernel.task.Outbox;
import io.mastic.kernel.task.Tasks;
import io.mastic.objects.folder.FolderStore;
import io.mastic.sessions.driver.SessionSupervisor;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.CreateSessionRequest;
import software.amazon.awssdk.services.glue.model.Session;
import software.amazon.awssdk.services.glue.model.SessionStatus;
import software.amazon.awssdk.services.glue.model.Statement;
import software.amazon.awssdk.services.glue.model.StatementState;

/**
 * The sessions of one server, with real drivers in real processes, for which there is no Spark;
 * several may follow each other on one data directory.
 */
final class SessionsWorld implements AutoCloseable {

  static final Caller CALLER = Caller.root(Caller.DEFAULT_ACCOUNT, "us-east-1");
  static final Duration SOON = Duration.ofSeconds(40);
  static final String ROLE = "arn:aws:iam::000000000000:role/notebook";
  private static final String MACHINE = "this-machine";
  private static final Set<StatementState> UNDER_WAY =
      Set.of(StatementState.WAITING, StatementState.RUNNING, StatementState.CANCELLING);

  /** The driver's stdin is a pipe that nobody writes to, as the session's JVM has it. */
  private static final String DRIVER =
      "tail -f /dev/null --pid=$$ | python3 -m mastic_job.session \"$1\"";

  final Db db;
  final AccessKeys keys;
  final Logs logs;
  private final Tasks tasks;
  private final Supervision supervision;
  private final SessionRoom room;
  private final GlueClient sessions;
  private final GlueClient statements;
  private final GlueClient endpoints;
  private final GlueClient addresses;

  SessionsWorld(Path data, Db db, SettableClock clock) {
    this.db = db;
    db.migrate("kernel");
    db.migrate("jobs");
    tasks = new Tasks(db, Clock.systemUTC(), 16, MACHINE, Tasks.LEASE);
    Catalog catalog = Catalog.open(db, clock, TestSeals.seals());
    LaunchSettings settings = new LaunchSettings(RunPlace.in(data), 4);
    Path stub = Path.of("src", "test", "resources", "stub").toAbsolutePath();
    Path sources = Path.of("..", "python", "src").toAbsolutePath().normalize();
    PythonSources python =
        new PythonSources(
            List.of(stub, sources), data.resolve("no-small-pyspark"), SparkLine.SPARK_3_5);
    LocalLauncher launcher =
        new LocalLauncher(
            settings,
            new FolderStore(data.resolve("objects"), Clock.systemUTC()),
            new PythonHome("python3", python, data.resolve("cache")),
            () ->
                (order, run, jars) ->
                    List.of("/bin/sh", "-c", DRIVER, "sh", run.path().toString()));
    keys = new AccessKeys(db, Clock.systemUTC(), TestSeals.seals());
    supervision = new Supervision(tasks, launcher, clock, MACHINE);
    RunEnvironment environment =
        new RunEnvironment(keys, new Surroundings(() -> "http://127.0.0.1:1", Map.of(), MACHINE));
    JobRuns runs = new JobRuns(db, clock, tasks, new Outbox(tasks), keys);
    room =
        SessionRoom.open(
            db,
            clock,
            tasks,
            keys,
            new SessionRoom.OfCatalog(
                catalog.tags(), catalog.securityConfigurations(), AssignedProfiles.NONE),
            supervision,
            new SessionSupervisor.Around(environment, settings.place(), ConnectionJars.NONE, runs));
    sessions = room.operations().get(0);
    statements = room.operations().get(1);
    endpoints = room.operations().get(2);
    addresses = room.operations().get(3);
    logs = new Logs(List.of(room.logs()));
    tasks.start();
  }

  GlueClient sessions() {
    return sessions;
  }

  GlueClient statements() {
    return statements;
  }

  GlueClient endpoints() {
    return endpoints;
  }

  GlueClient addresses() {
    return addresses;
  }

  List<Expiry> expiries() {
    return room.expiries();
  }

  Set<String> known(List<String> processes) {
    return room.known(processes);
  }

  <T> T as(Callable<T> work) {
    return as(CALLER, work);
  }

  <T> T as(Caller caller, Callable<T> work) {
    try {
      return caller.call(work);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  static CreateSessionRequest.Builder asked(String id) {
    return CreateSessionRequest.builder()
        .id(id)
        .role(ROLE)
        .command(command -> command.name("glueetl").pythonVersion("3"));
  }

  void create(CreateSessionRequest.Builder request) {
    as(() -> sessions.createSession(request.build()));
  }

  /** Begins a session and waits until it is ready. */
  void begin(String id) {
    create(asked(id));
    in(SessionStatus.READY, id);
  }

  Session session(String id) {
    return as(() -> sessions.getSession(r -> r.id(id)).session());
  }

  Session in(SessionStatus status, String id) {
    AtomicReference<Session> seen = new AtomicReference<>();
    until(
        () -> id + " " + seen.get() + " is not " + status,
        () -> {
          seen.set(session(id));
          return seen.get().status() == status;
        });
    return seen.get();
  }

  private static void until(Supplier<String> what, java.util.function.BooleanSupplier condition) {
    try {
      Awaiting.until("it", SOON, condition);
    } catch (AssertionError e) {
      throw new AssertionError(what.get(), e);
    }
  }

  int run(String session, String code) {
    return as(() -> statements.runStatement(r -> r.sessionId(session).code(code)).id());
  }

  Statement statement(String session, int id) {
    return as(() -> statements.getStatement(r -> r.sessionId(session).id(id)).statement());
  }

  Statement in(StatementState state, String session, int id) {
    AtomicReference<Statement> seen = new AtomicReference<>();
    until(
        () -> seen.get() + " is not " + state,
        () -> {
          seen.set(statement(session, id));
          return seen.get().state() == state;
        });
    return seen.get();
  }

  /** A statement at its end. */
  Statement ended(String session, int id) {
    AtomicReference<Statement> seen = new AtomicReference<>();
    until(
        () -> seen.get() + " does not end",
        () -> {
          seen.set(statement(session, id));
          return !UNDER_WAY.contains(seen.get().state());
        });
    return seen.get();
  }

  /** Executes code and gives what it wrote. */
  String text(String session, String code) {
    return ended(session, run(session, code)).output().data().textPlain();
  }

  /** Leaves as a server does that is killed: its processes go on. */
  @Override
  public void close() {
    tasks.close();
    room.close();
    supervision.close();
  }
}
