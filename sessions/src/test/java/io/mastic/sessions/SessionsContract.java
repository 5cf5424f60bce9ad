package io.mastic.sessions;

import static io.mastic.sessions.SessionsWorld.asked;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mastic.kernel.Awaiting;
import io.mastic.kernel.Caller;
import io.mastic.kernel.Db;
import io.mastic.kernel.SettableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.AlreadyExistsException;
import software.amazon.awssdk.services.glue.model.CreateSessionRequest;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.GlueResourceType;
import software.amazon.awssdk.services.glue.model.IllegalSessionStateException;
import software.amazon.awssdk.services.glue.model.InvalidInputException;
import software.amazon.awssdk.services.glue.model.ListSessionsResponse;
import software.amazon.awssdk.services.glue.model.ListStatementsResponse;
import software.amazon.awssdk.services.glue.model.OperationNotSupportedException;
import software.amazon.awssdk.services.glue.model.Session;
import software.amazon.awssdk.services.glue.model.SessionEndpoint;
import software.amazon.awssdk.services.glue.model.SessionStatus;
import software.amazon.awssdk.services.glue.model.SessionType;
import software.amazon.awssdk.services.glue.model.Statement;
import software.amazon.awssdk.services.glue.model.StatementState;

/** What sessions and their statements promise, on every database. */
abstract class SessionsContract {

  private static final String HANGS = "print('begun', flush=True)\nimport time\ntime.sleep(600)";

  @TempDir Path data;
  private final SettableClock clock = new SettableClock(Instant.parse("2026-01-02T03:04:05Z"));
  private Db db;
  private SessionsWorld world;

  abstract Db open(Path directory);

  @BeforeEach
  void open() {
    db = open(data);
    world = new SessionsWorld(data, db, clock);
  }

  @AfterEach
  void close() {
    endAll();
    world.close();
    db.close();
  }

  /** Nothing of a test is left on the machine. */
  private void endAll() {
    for (Session session : list(r -> {}).sessions()) {
      if (session.status() == SessionStatus.READY
          || session.status() == SessionStatus.PROVISIONING) {
        world.as(() -> world.sessions().stopSession(r -> r.id(session.id())));
      }
      world.as(() -> world.sessions().deleteSession(r -> r.id(session.id())));
    }
  }

  private ListSessionsResponse list(
      Consumer<software.amazon.awssdk.services.glue.model.ListSessionsRequest.Builder> request) {
    return world.as(() -> world.sessions().listSessions(request));
  }

  private void stop(String id) {
    world.as(() -> world.sessions().stopSession(r -> r.id(id)));
  }

  private void delete(String id) {
    world.as(() -> world.sessions().deleteSession(r -> r.id(id)));
  }

  private void cancel(String session, int id) {
    world.as(() -> world.statements().cancelStatement(r -> r.sessionId(session).id(id)));
  }

  @Test
  void aSessionKeepsItsStateFromCellToCellUntilItIsStopped() {
    Session created =
        world.as(
            () ->
                world
                    .sessions()
                    .createSession(
                        asked("book")
                            .description("tried")
                            .defaultArguments(Map.of("--color", "red"))
                            .build())
                    .session());
    assertThat(created.status()).isEqualTo(SessionStatus.PROVISIONING);
    assertThat(created.workerTypeAsString()).isEqualTo("G.1X");
    assertThat(created.numberOfWorkers()).isEqualTo(5);
    assertThat(created.maxCapacity()).isEqualTo(5.0);
    assertThat(created.idleTimeout()).isEqualTo(2880);
    assertThat(created.sessionType()).isEqualTo(SessionType.LIVY);
    Session ready = world.in(SessionStatus.READY, "book");
    assertThat(ready.description()).isEqualTo("tried");
    assertThat(ready.role()).isEqualTo(SessionsWorld.ROLE);
    assertThat(world.run("book", "x = 40")).isZero();
    Statement empty = world.ended("book", 0);
    assertThat(empty.output().data().textPlain()).isEmpty();
    assertThat(empty.output().statusAsString()).isEqualTo("ok");
    assertThat(empty.progress()).isEqualTo(1.0);
    assertThat(empty.startedOn()).isEqualTo(clock.millis());
    assertThat(empty.completedOn()).isEqualTo(clock.millis());
    assertThat(world.text("book", "print('hi')\nx + 2")).isEqualTo("hi\n42\n");
    assertThat(world.text("book", "x;")).isEmpty();
    assertThat(world.text("book", "None")).isEmpty();
    assertThat(world.text("book", "_")).isEqualTo("42\n");
    assertThat(world.text("book", "import sys; sys.argv"))
        .isEqualTo("['session', '--color', 'red']\n");
    assertThat(world.text("book", "import os; os.environ['AWS_REGION']"))
        .isEqualTo("'us-east-1'\n");
    assertThat(
            world.text("book", "import pickle\nclass C: pass\npickle.loads(pickle.dumps(C)) is C"))
        .isEqualTo("True\n");
    clock.advance(Duration.ofSeconds(30));
    stop("book");
    Session stopped = world.in(SessionStatus.STOPPED, "book");
    assertThat(stopped.completedOn()).isEqualTo(clock.instant());
    assertThat(stopped.executionTime()).isEqualTo(30.0);
    assertThat(stopped.dpuSeconds()).isEqualTo(150.0);
    assertThat(stopped.errorMessage()).isNull();
    assertThat(world.keys.owners("run/")).isEmpty();
    assertThat(world.statement("book", 1).output().data().textPlain()).isEqualTo("hi\n42\n");
    delete("book");
    assertThatThrownBy(() -> world.session("book")).isInstanceOf(EntityNotFoundException.class);
  }

  @Test
  void whatCannotBeIsRefused() {
    refused(asked("s").command(c -> c.name("glueray")), InvalidInputException.class, "glueray");
    refused(
        asked("s").command(c -> c.name("pythonshell")), InvalidInputException.class, "pythonshell");
    refused(
        asked("s").defaultArguments(Map.of("--job-language", "scala")),
        InvalidInputException.class,
        "Sessions in Scala");
    refused(asked("s").timeout(10_081), InvalidInputException.class, "7 days");
    refused(asked("s").idleTimeout(0), InvalidInputException.class, "IdleTimeout");
    refused(asked("s").numberOfWorkers(1), InvalidInputException.class, "at least 2");
    refused(
        asked("s").maxCapacity(2.0).workerType("G.1X").numberOfWorkers(2),
        InvalidInputException.class,
        "Max Capacity");
    refused(asked("s").glueVersion("9.0"), InvalidInputException.class, "Glue 9.0");
    refused(asked("s").securityConfiguration("none"), InvalidInputException.class, "none");
    refused(
        asked("s").sessionType(SessionType.SPARK_CONNECT).glueVersion("5.0"),
        InvalidInputException.class,
        "needs GlueVersion 5.1");
    assertThat(list(r -> {}).ids()).isEmpty();
    assertThatThrownBy(() -> stop("s")).isInstanceOf(EntityNotFoundException.class);
    assertThatThrownBy(() -> delete("s")).isInstanceOf(EntityNotFoundException.class);
    assertThatThrownBy(() -> world.run("s", "1")).isInstanceOf(EntityNotFoundException.class);
    assertThatThrownBy(() -> world.statement("s", 0)).isInstanceOf(EntityNotFoundException.class);
    assertThatThrownBy(() -> cancel("s", 0)).isInstanceOf(EntityNotFoundException.class);
    assertThatThrownBy(() -> list(r -> r.nextToken("x"))).isInstanceOf(InvalidInputException.class);
  }

  private void refused(
      CreateSessionRequest.Builder request, Class<? extends Throwable> as, String saying) {
    assertThatThrownBy(() -> world.create(request)).isInstanceOf(as).hasMessageContaining(saying);
  }

  @Test
  void aSessionForSparkConnectHasAnEndpointAndNoStatements() {
    world.create(asked("c").sessionType(SessionType.SPARK_CONNECT).glueVersion("5.1"));
    assertThatThrownBy(() -> endpoint("c")).isInstanceOf(IllegalSessionStateException.class);
    Session ready = world.in(SessionStatus.READY, "c");
    assertThat(ready.sessionType()).isEqualTo(SessionType.SPARK_CONNECT);
    SessionEndpoint endpoint = endpoint("c");
    assertThat(endpoint.url()).isEqualTo("sc://127.0.0.1:4321");
    assertThat(endpoint.authToken()).matches("[0-9a-f]{64}");
    assertThat(endpoint.authTokenExpirationTime())
        .isAfter(ready.createdOn().plus(Duration.ofHours(47)));
    assertThatThrownBy(() -> world.run("c", "1"))
        .isInstanceOf(OperationNotSupportedException.class)
        .hasMessageContaining("SPARK_CONNECT");
    stop("c");
    world.in(SessionStatus.STOPPED, "c");
    assertThatThrownBy(() -> endpoint("c")).isInstanceOf(IllegalSessionStateException.class);
    assertThatThrownBy(() -> endpoint("none")).isInstanceOf(EntityNotFoundException.class);
  }

  private SessionEndpoint endpoint(String id) {
    return world.as(
        () -> world.addresses().getSessionEndpoint(r -> r.sessionId(id)).sparkConnect());
  }

  @Test
  void aSessionHasAPageAndOneOfStatementsNoEndpoint() {
    world.begin("a b");
    assertThatThrownBy(() -> endpoint("a b"))
        .isInstanceOf(OperationNotSupportedException.class)
        .hasMessageContaining("LIVY");
    assertThat(dashboard(GlueResourceType.SESSION, "a b")).endsWith("/_/#/sessions/a%20b");
    assertThatThrownBy(() -> dashboard(GlueResourceType.SESSION, "none"))
        .isInstanceOf(EntityNotFoundException.class);
    assertThatThrownBy(() -> dashboard(GlueResourceType.JOB, "jr_1"))
        .isInstanceOf(EntityNotFoundException.class);
  }

  private String dashboard(GlueResourceType type, String id) {
    return world.as(
        () -> world.addresses().getDashboardUrl(r -> r.resourceId(id).resourceType(type)).url());
  }

  @Test
  void systemLogsAreOfFineGrainedAccessAloneAsOnAws() {
    GlueClient addresses = world.addresses();
    world.begin("s");
    assertThatThrownBy(() -> world.as(() -> addresses.getSystemLogsForSession(r -> r.id("s"))))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("fine-grained access control");
    assertThatThrownBy(() -> world.as(() -> addresses.getSystemLogsForSession(r -> r.id("none"))))
        .isInstanceOf(EntityNotFoundException.class);
    assertThatThrownBy(
            () ->
                world.as(() -> addresses.getSystemLogsForJobRun(r -> r.jobName("j").runId("jr_1"))))
        .isInstanceOf(EntityNotFoundException.class);
  }

  @Test
  void everyStateAllowsWhatAwsAllowsInIt() {
    world.begin("s");
    assertThatThrownBy(() -> world.create(asked("s"))).isInstanceOf(AlreadyExistsException.class);
    assertThatThrownBy(() -> delete("s")).isInstanceOf(IllegalSessionStateException.class);
    assertThatThrownBy(() -> world.statement("s", 0)).isInstanceOf(EntityNotFoundException.class);
    assertThatThrownBy(() -> cancel("s", 0)).isInstanceOf(EntityNotFoundException.class);
    int id = world.run("s", "1");
    world.ended("s", id);
    assertThatThrownBy(() -> cancel("s", id)).isInstanceOf(InvalidInputException.class);
    stop("s");
    assertThatThrownBy(() -> world.run("s", "1")).isInstanceOf(IllegalSessionStateException.class);
    world.in(SessionStatus.STOPPED, "s");
    assertThatThrownBy(() -> cancel("s", id)).isInstanceOf(IllegalSessionStateException.class);
    assertThatThrownBy(() -> stop("s")).isInstanceOf(IllegalSessionStateException.class);
    assertThatThrownBy(() -> world.run("s", "1")).isInstanceOf(IllegalSessionStateException.class);
    delete("s");
    world.begin("s");
    assertThat(world.run("s", "'new'")).isZero();
    assertThat(world.ended("s", 0).output().data().textPlain()).isEqualTo("'new'\n");
  }

  @Test
  void errorsNameTheCellsLines() {
    world.begin("s");
    int id = world.run("s", "def f(x):\n  return 1 / x\n\nf(0)");
    Statement failed = world.ended("s", id);
    assertThat(failed.state()).isEqualTo(StatementState.AVAILABLE);
    assertThat(failed.output().statusAsString()).isEqualTo("error");
    assertThat(failed.output().errorName()).isEqualTo("ZeroDivisionError");
    assertThat(failed.output().errorValue()).isEqualTo("division by zero");
    assertThat(String.join("", failed.output().traceback()))
        .contains("\"<cell 0>\", line 4", "f(0)", "line 2, in f", "return 1 / x")
        .doesNotContain("cells.py");
    Statement malformed = world.ended("s", world.run("s", "foo(\n"));
    assertThat(malformed.output().errorName()).isEqualTo("SyntaxError");
    assertThat(String.join("", malformed.output().traceback()))
        .contains("<cell 1>", "foo(")
        .doesNotContain("ast.py");
    Statement exits = world.ended("s", world.run("s", "print('so far')\nimport sys; sys.exit(3)"));
    assertThat(exits.output().errorName()).isEqualTo("SystemExit");
    assertThat(exits.output().data().textPlain()).isEqualTo("so far\n");
    Statement hard =
        world.ended("s", world.run("s", "print('a\\x00b\\ud800')\nraise ValueError('\\x00')"));
    assertThat(hard.output().data().textPlain()).isEqualTo("a\uFFFDb\uFFFD\n");
    assertThat(world.text("s", "f(1)")).isEqualTo("1.0\n");
  }

  @Test
  void statementsAreExecutedInTurnAndCanBeCancelled() {
    world.begin("s");
    int hangs = world.run("s", HANGS);
    int waits = world.run("s", "'waited'");
    int never = world.run("s", "kept = 'no'");
    world.in(StatementState.RUNNING, "s", hangs);
    assertThat(world.statement("s", waits).state()).isEqualTo(StatementState.WAITING);
    cancel("s", never);
    assertThat(world.statement("s", never).state()).isEqualTo(StatementState.CANCELLED);
    Awaiting.until(
        "its output while it runs",
        SessionsWorld.SOON,
        () ->
            world.statement("s", hangs).output() != null
                && world.statement("s", hangs).output().data().textPlain().equals("begun\n"));
    cancel("s", hangs);
    Statement cancelled = world.ended("s", hangs);
    assertThat(cancelled.state()).isEqualTo(StatementState.CANCELLED);
    assertThat(cancelled.output().data().textPlain()).isEqualTo("begun\n");
    assertThat(world.ended("s", waits).output().data().textPlain()).isEqualTo("'waited'\n");
    assertThat(world.text("s", "'kept' in dir()")).isEqualTo("False\n");
    ListStatementsResponse all =
        world.as(() -> world.statements().listStatements(r -> r.sessionId("s")));
    assertThat(all.statements()).extracting(Statement::id).containsExactly(0, 1, 2, 3);
    assertThat(all.nextToken()).isNull();
  }

  @Test
  void endlessLoopsAreCancelledToo() {
    world.begin("s");
    int id = world.run("s", "n = 0\nwhile True:\n  n += 1");
    world.in(StatementState.RUNNING, "s", id);
    cancel("s", id);
    assertThat(world.ended("s", id).state()).isEqualTo(StatementState.CANCELLED);
    assertThat(world.text("s", "n > 0")).isEqualTo("True\n");
  }

  @Test
  void outputIsBounded() throws IOException {
    world.begin("s");
    String text = world.text("s", "for i in range(3000):\n  print('\u00e9' * 999)");
    assertThat(text.length()).isLessThan((1 << 20) + 1000);
    assertThat(text).startsWith("\u00e9\u00e9").contains("more bytes of output are left out");
    assertThat(world.text("s", "'usable'")).isEqualTo("'usable'\n");
    try (Stream<Path> all = Files.walk(data.resolve("runs"))) {
      Path log = all.filter(file -> file.endsWith("stdout.log")).findFirst().orElseThrow();
      Awaiting.until("all of it", SessionsWorld.SOON, () -> size(log) > 3_000_000);
    }
  }

  /** Twice as long as its log may grow. */
  @Test
  @Tag("slow")
  void aCellThatPrintsAGigabyteLeavesASessionToGoOnWith() {
    world.begin("s");
    int id = world.run("s", "line = 'x' * (1 << 20)\nfor i in range(1024):\n  print(line)");
    Statement printed = world.ended("s", id);
    assertThat(printed.output().statusAsString()).isEqualTo("ok");
    assertThat(printed.output().data().textPlain().length()).isLessThan((1 << 20) + 1000);
    assertThat(world.text("s", "'usable'")).isEqualTo("'usable'\n");
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void aSessionThatRestsEndsInTime() {
    world.create(asked("s").idleTimeout(10));
    world.in(SessionStatus.READY, "s");
    int busy = world.run("s", HANGS);
    world.in(StatementState.RUNNING, "s", busy);
    clock.advance(Duration.ofMinutes(11));
    int waits = world.run("s", "1");
    cancel("s", busy);
    world.ended("s", waits);
    assertThat(world.session("s").status()).isEqualTo(SessionStatus.READY);
    clock.advance(Duration.ofMinutes(11));
    Session over = world.in(SessionStatus.TIMEOUT, "s");
    assertThat(over.errorMessage()).isEqualTo("The session was idle for 10 minutes");
  }

  @Test
  void aSessionEndsWhenItsTimeIsOver() {
    world.create(asked("s").timeout(20));
    world.in(SessionStatus.READY, "s");
    int busy = world.run("s", HANGS);
    world.in(StatementState.RUNNING, "s", busy);
    clock.advance(Duration.ofMinutes(21));
    assertThat(world.in(SessionStatus.TIMEOUT, "s").errorMessage()).contains("20 minutes");
    Statement lost = world.statement("s", busy);
    assertThat(lost.state()).isEqualTo(StatementState.ERROR);
    assertThat(lost.output().errorValue()).contains("session ended");
  }

  @Test
  void aSessionThatDiesHasFailedAndSaysSo() {
    world.begin("s");
    int dies = world.run("s", "import os; os._exit(7)");
    int never = world.run("s", "1");
    Session failed = world.in(SessionStatus.FAILED, "s");
    assertThat(failed.errorMessage()).contains("exit code 7");
    assertThat(world.statement("s", dies).state()).isEqualTo(StatementState.ERROR);
    assertThat(world.statement("s", dies).output().errorName()).isEqualTo("SessionEnded");
    assertThat(world.statement("s", never).state()).isEqualTo(StatementState.CANCELLED);
    world.begin("k");
    int killed = world.run("k", "import os, signal; os.kill(os.getpid(), signal.SIGKILL)");
    assertThat(world.in(SessionStatus.FAILED, "k").errorMessage()).contains("137");
    assertThat(world.statement("k", killed).state()).isEqualTo(StatementState.ERROR);
  }

  @Test
  void aServerThatBeginsAnewTakesItsSessionsUp() {
    world.begin("s");
    String waits =
        """
        import os, time
        print('begun', flush=True)
        while not os.path.exists('go'): time.sleep(0.01)
        'done'\
        """;
    int under = world.run("s", waits);
    world.in(StatementState.RUNNING, "s", under);
    int behind = world.run("s", "'behind'");
    world.close();
    world = new SessionsWorld(data, db, clock);
    assertThat(world.session("s").status()).isEqualTo(SessionStatus.READY);
    assertThat(world.statement("s", under).state()).isEqualTo(StatementState.RUNNING);
    go();
    assertThat(world.ended("s", under).output().data().textPlain()).isEqualTo("begun\n'done'\n");
    assertThat(world.ended("s", behind).output().data().textPlain()).isEqualTo("'behind'\n");
    assertThat(world.text("s", "1 + 1")).isEqualTo("2\n");
    assertThat(world.text("s", "os.remove('go')")).isEmpty();
    // What ends while there is no server is heard of later.
    int alone = world.run("s", waits);
    world.in(StatementState.RUNNING, "s", alone);
    world.close();
    go();
    world = new SessionsWorld(data, db, clock);
    assertThat(world.ended("s", alone).output().data().textPlain()).isEqualTo("begun\n'done'\n");
  }

  private void go() {
    try (Stream<Path> all = Files.list(data.resolve("runs"))) {
      Path run = all.filter(Files::isDirectory).findFirst().orElseThrow();
      Files.createFile(run.resolve("work/go"));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void listingsHavePagesTagsAndOwners() {
    for (String id : List.of("a", "b", "c")) {
      world.create(asked(id).tags(Map.of("of", id)));
      clock.advance(Duration.ofSeconds(1));
    }
    ListSessionsResponse first = list(r -> r.maxResults(2));
    assertThat(first.ids()).containsExactly("c", "b");
    assertThat(first.sessions()).extracting(Session::id).containsExactly("c", "b");
    ListSessionsResponse second = list(r -> r.maxResults(2).nextToken(first.nextToken()));
    assertThat(second.ids()).containsExactly("a");
    assertThat(second.nextToken()).isNull();
    assertThat(list(r -> r.tags(Map.of("of", "b"))).ids()).containsExactly("b");
    Caller other = Caller.root("111111111111", "us-east-1");
    assertThat(world.as(other, () -> world.sessions().listSessions(r -> {})).ids()).isEmpty();
    assertThatThrownBy(() -> world.as(other, () -> world.sessions().getSession(r -> r.id("a"))))
        .isInstanceOf(EntityNotFoundException.class);
  }

  @Test
  void whatSessionsWriteIsInTheirLogs() {
    world.begin("s");
    world.text("s", "import sys\nprint('to the log')\nprint('oops', file=sys.stderr)");
    // Another process writes them down.
    Awaiting.until(
        "the output",
        SessionsWorld.SOON,
        () -> lines("/aws-glue/sessions/output").equals(List.of("to the log")));
    Awaiting.until(
        "the error", SessionsWorld.SOON, () -> lines("/aws-glue/sessions/error").contains("oops"));
  }

  private List<String> lines(String group) {
    return world.as(
        () -> {
          try (Stream<Path> all = Files.walk(data.resolve("runs"))) {
            assertThat(world.logs.open(group, "s")).isNotNull();
            assertThat(world.logs.groups("/aws-glue/s", "", 9)).contains(group);
            Path log =
                all.filter(
                        file ->
                            file.endsWith(group.endsWith("output") ? "stdout.log" : "stderr.log"))
                    .findFirst()
                    .orElseThrow();
            return Files.readAllLines(log);
          }
        });
  }

  @Test
  void whatHasEndedIsForgottenInTime() {
    world.begin("old");
    world.text("old", "1");
    world.begin("live");
    stop("old");
    world.in(SessionStatus.STOPPED, "old");
    clock.advance(Duration.ofDays(1));
    int forgotten = db.write(h -> world.expiries().get(0).expire(h, clock.instant(), 10));
    assertThat(forgotten).isEqualTo(1);
    assertThat(list(r -> {}).ids()).containsExactly("live");
    int left =
        db.read(
            h ->
                h.createQuery("SELECT count(*) FROM session_statement").mapTo(Integer.class).one());
    assertThat(left).isZero();
  }
}
