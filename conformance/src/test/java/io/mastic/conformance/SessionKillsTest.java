package io.mastic.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.Session;
import software.amazon.awssdk.services.glue.model.SessionStatus;
import software.amazon.awssdk.services.glue.model.Statement;
import software.amazon.awssdk.services.glue.model.StatementState;

/** Sessions with Spark, of which the server, the JVM or Python is killed. */
@Tag("slow")
class SessionKillsTest {

  private static final Set<StatementState> UNDER_WAY =
      Set.of(StatementState.WAITING, StatementState.RUNNING, StatementState.CANCELLING);
  private static final String PYTHON = "import os; os.getpid()";
  private static final String JVM = "sc._jvm.java.lang.ProcessHandle.current().pid()";
  private static final String HANGS = "import time; print('begun', flush=True); time.sleep(600)";

  private GlueClient glue;

  @Test
  void aKilledServerTakesItsSessionUpAndFindsWhatDiedMeanwhile(@TempDir Path directory)
      throws Exception {
    Path data = directory.resolve("data");
    MasticProcess server = MasticProcess.serve(data);
    try {
      glue = server.glue();
      begin("s");
      assertThat(text("s", "kept = spark.range(5).count()")).isEmpty();
      int slow =
          run(
              "s",
              "import time; print('begun', flush=True); time.sleep(12)\nspark.range(7).count()");
      in(StatementState.RUNNING, "s", slow);
      server.kill();
      server = MasticProcess.serve(data);
      glue = server.glue();
      assertThat(session("s").status()).isEqualTo(SessionStatus.READY);
      assertThat(ended("s", slow).output().data().textPlain()).isEqualTo("begun\n7\n");
      assertThat(text("s", "kept")).isEqualTo("5\n");

      ProcessHandle jvm = process(text("s", JVM));
      ProcessHandle python = process(text("s", PYTHON));
      int lost = run("s", HANGS);
      in(StatementState.RUNNING, "s", lost);
      server.kill();
      jvm.destroyForcibly();
      server = MasticProcess.serve(data);
      glue = server.glue();
      Session failed = in(SessionStatus.FAILED, "s");
      assertThat(failed.errorMessage()).isNotBlank();
      assertThat(failed.completedOn()).isNotNull();
      assertThat(ended("s", lost).state()).isEqualTo(StatementState.ERROR);
      dead(jvm, python);
    } finally {
      server.close();
    }
  }

  @Test
  void aSessionWhoseJvmOrPythonIsKilledHasFailedAndLeavesNothing(@TempDir Path directory)
      throws Exception {
    try (MasticProcess server = MasticProcess.serve(directory.resolve("data"))) {
      glue = server.glue();
      for (String victim : new String[] {"jvm", "python"}) {
        begin(victim);
        Map<String, ProcessHandle> processes =
            Map.of("jvm", process(text(victim, JVM)), "python", process(text(victim, PYTHON)));
        int lost = run(victim, HANGS);
        in(StatementState.RUNNING, victim, lost);
        int never = run(victim, "1");
        processes.get(victim).destroyForcibly();
        assertThat(in(SessionStatus.FAILED, victim).errorMessage()).isNotBlank();
        assertThat(ended(victim, lost).state()).isEqualTo(StatementState.ERROR);
        assertThat(ended(victim, never).state()).isEqualTo(StatementState.CANCELLED);
        dead(processes.get("jvm"), processes.get("python"));
      }
    }
  }

  private void begin(String id) {
    glue.createSession(
        r ->
            r.id(id)
                .role("arn:aws:iam::000000000000:role/tester")
                .command(command -> command.name("glueetl").pythonVersion("3")));
    in(SessionStatus.READY, id);
  }

  private Session session(String id) {
    return glue.getSession(r -> r.id(id)).session();
  }

  private Session in(SessionStatus status, String id) {
    AtomicReference<Session> seen = new AtomicReference<>();
    CrashTest.await(
        id + " is " + status,
        () -> {
          seen.set(session(id));
          return seen.get().status() == status;
        });
    return seen.get();
  }

  private int run(String id, String code) {
    return glue.runStatement(r -> r.sessionId(id).code(code)).id();
  }

  private Statement statement(String id, int number) {
    return glue.getStatement(r -> r.sessionId(id).id(number)).statement();
  }

  private void in(StatementState state, String id, int number) {
    CrashTest.await("a statement is " + state, () -> statement(id, number).state() == state);
  }

  private Statement ended(String id, int number) {
    CrashTest.await(
        "the end of a statement", () -> !UNDER_WAY.contains(statement(id, number).state()));
    return statement(id, number);
  }

  private String text(String id, String code) {
    return ended(id, run(id, code)).output().data().textPlain();
  }

  private static ProcessHandle process(String pid) {
    return ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
  }

  private static void dead(ProcessHandle... processes) {
    for (ProcessHandle process : processes) {
      CrashTest.await("the end of " + process.pid(), () -> !process.isAlive());
    }
  }
}
