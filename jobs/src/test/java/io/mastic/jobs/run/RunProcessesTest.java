package io.mastic.jobs.run;

import static io.mastic.jobs.JobsWorld.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.mastic.jobs.JobsWorld;
import io.mastic.jobs.logs.FilterPattern;
import io.mastic.jobs.logs.LogEvent;
import io.mastic.jobs.logs.LogStream;
import io.mastic.jobs.logs.TimeRange;
import io.mastic.jobs.process.RunFolders;
import io.mastic.jobs.process.RunState;
import io.mastic.kernel.Awaiting;
import io.mastic.kernel.Db;
import io.mastic.kernel.TestDatabases;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a run's process, whatever the database; {@link JobRunsContract} has the rest. */
class RunProcessesTest {

  private static final String OUTPUT = "/aws-glue/python-jobs/output";

  @TempDir Path data;
  private Db db;
  private JobsWorld world;

  @BeforeEach
  void open() {
    db = TestDatabases.sqlite(data);
    world = new JobsWorld(data, db).start();
  }

  @AfterEach
  void close() {
    world.close();
    db.close();
  }

  @Test
  void aScriptRunsWithItsArgumentsKeysAndLogs() {
    world.create(
        world
            .shell(
                "hello",
                """
                import os, sys
                print(sys.argv[1:])
                print(os.environ['AWS_ENDPOINT_URL'], os.environ['AWS_REGION'])
                print(os.environ['AWS_ACCESS_KEY_ID'][:4], os.path.basename(os.getcwd()))
                print('to stderr', file=sys.stderr)
                """)
            .defaultArguments(Map.of("--x", "1")));
    Run run = world.ended(world.start("hello", StartRequest.with(Map.of("--x", "2"))));
    assertThat(run.state()).as(run.error()).isEqualTo(RunState.SUCCEEDED);
    assertThat(world.stdout(run))
        .startsWith("['--JOB_NAME', 'hello', '--JOB_ID', 'j_")
        .contains("'--JOB_RUN_ID', '" + run.id() + "', '--x', '2']")
        .contains("http://127.0.0.1:1 us-east-1")
        .contains("ASIA work");
    Awaiting.until("the end is news", SOON, () -> world.events.size() == 1);
    assertThat(world.events.get(0))
        .matches(
            e -> e.subject().runId().equals(run.id()) && e.state().equals("SUCCEEDED") && e.last());
    assertThat(run.place().pid()).isPositive();
  }

  @Test
  void logsAreStreamsOfTheRun() {
    world.create(world.shell("talk", "for i in range(5): print('line', i)\n"));
    Run run = world.ended(world.start("talk"));
    world.as(
        () -> {
          String group = OUTPUT;
          assertThat(world.logs.groups("/aws-glue/python", "", 9)).contains(group);
          assertThat(world.logs.streams(group, "jr_", null, 10).items())
              .singleElement()
              .matches(
                  s -> s.name().equals(run.id()) && s.bytes() == 35 && s.lastEventAt() != null);
          assertThat(world.logs.streams("/aws-glue/jobs/output", "", null, 10).items()).isEmpty();
          assertThat(world.logs.latestStreams(group, null, 10).items()).hasSize(1);
          assertThat(world.logs.open(group, run.id()).backward(35, TimeRange.ALWAYS, 2).events())
              .extracting(LogEvent::message)
              .containsExactly("line 3", "line 4");
          var first =
              world.logs.filter(
                  group, List.of(), "", TimeRange.ALWAYS, FilterPattern.parse("line -2"), null, 3);
          var rest =
              world.logs.filter(
                  group,
                  List.of(),
                  "",
                  TimeRange.ALWAYS,
                  FilterPattern.parse("line -2"),
                  first.nextToken(),
                  9);
          assertThat(first.items())
              .extracting(e -> e.event().message())
              .containsExactly("line 0", "line 1", "line 3");
          assertThat(rest.items()).extracting(e -> e.event().message()).containsExactly("line 4");
          assertThat(rest.nextToken()).isNull();
          return true;
        });
  }

  /** As CloudWatch keeps what a deleted job has written, until its time is over; then all goes. */
  @Test
  void aDeletedJobLeavesNothingOnceItsTimeIsOver() throws IOException {
    world.create(world.shell("gone", "print('here')\n"));
    world.create(world.shell("stays", "print('here')\n"));
    List<Run> runs = new ArrayList<>();
    for (String job : List.of("gone", "gone", "stays")) {
      runs.add(world.ended(world.start(job)));
      world.clock.advance(Duration.ofDays(10));
    }
    assertThat(world.<Boolean>as(() -> world.jobs.delete("gone"))).isTrue();
    RunFolders folders = new RunFolders(db, data.resolve("runs"), ids -> Set.of());
    assertThat(folders.tidy(Optional.empty(), Instant.now().plus(Duration.ofDays(2)))).isZero();
    assertThat(streams()).hasSize(3);
    assertThat(world.as(() -> world.logs.open(OUTPUT, runs.get(0).id()).size())).isEqualTo(5);

    Instant before = world.clock.instant().minus(Duration.ofDays(15));
    RunExpiry expiry = new RunExpiry(h -> Set.of());
    assertThat(db.<Integer>write(h -> expiry.expire(h, before, 10))).isEqualTo(2);
    assertThat(streams()).containsExactly(runs.get(2).id());
    assertThat(folders.tidy(Optional.empty(), Instant.now().plus(Duration.ofDays(2)))).isEqualTo(2);
    try (Stream<Path> left = Files.list(data.resolve("runs"))) {
      assertThat(left.map(file -> file.getFileName().toString()))
          .filteredOn(name -> name.startsWith("jr_"))
          .containsExactly(runs.get(2).id());
    }
  }

  private List<String> streams() {
    return world.as(
        () ->
            world.logs.streams(OUTPUT, "jr_", null, 10).items().stream()
                .map(LogStream::name)
                .toList());
  }

  @Test
  void aFailureTellsWhatPythonSaid() {
    world.create(world.shell("boom", "raise ValueError('boom')\n"));
    world.create(world.shell("typo", "def f(:\n"));
    world.create(world.shell("exit", "import sys\nsys.exit(7)\n"));
    world.create(world.shell("dies", "import os, signal\nos.kill(os.getpid(), signal.SIGKILL)\n"));
    assertThat(failure("boom")).isEqualTo("boom.py, line 1: ValueError: boom");
    assertThat(failure("typo")).startsWith("typo.py, line 1: SyntaxError: ");
    assertThat(failure("exit")).contains("7");
    assertThat(failure("dies")).contains("exit code 137");
  }

  private String failure(String job) {
    Run run = world.ended(world.start(job));
    assertThat(run.state()).isEqualTo(RunState.FAILED);
    return run.error();
  }

  @Test
  void aResultOfAnyFormEndsTheRun() {
    world.create(
        world.shell("broken", "import os\nopen('../result.json', 'w').write('{')\nos._exit(0)\n"));
    world.create(
        world.shell("empty", "import os\nopen('../result.json', 'w').write('{}')\nos._exit(0)\n"));
    assertThat(failure("broken")).contains("result.json");
    assertThat(failure("empty")).contains("result.json");
  }

  @Test
  void aMissingScriptOrModuleFailsTheRun() {
    world.create(world.shell("gone", ""));
    world.objects.delete("scripts", "gone.py");
    assertThat(failure("gone"))
        .startsWith("LAUNCH ERROR | ")
        .contains("s3://scripts/gone.py", "NoSuchKey");
    world.create(
        world
            .shell("lib", "")
            .defaultArguments(Map.of("--extra-py-files", "s3://no-such-bucket/x.py")));
    assertThat(failure("lib")).contains("s3://no-such-bucket/x.py", "NoSuchBucket");
    world.create(
        world
            .shell("pip", "")
            .defaultArguments(
                Map.of(
                    "--additional-python-modules", "no-such-module-of-mastic",
                    "--python-modules-installer-option", "--no-index")));
    assertThat(failure("pip"))
        .contains("Installation of Additional Python Modules failed", "no-such-module-of-mastic");
  }

  @Test
  void whatThisServerCannotRunSaysSo() {
    world.create(
        world
            .shell("new", "")
            .glueVersion("6.0")
            .command(c -> c.name("glueetl").scriptLocation("s3://scripts/new.py")));
    assertThat(failure("new")).contains("Glue 6.0 is not available");
  }

  @Test
  void extraFilesAreThere() {
    world.objects.put(
        "scripts", "helper.py", "WORD = 'helped'".getBytes(StandardCharsets.UTF_8), null);
    world.create(
        world
            .shell("uses", "import helper\nprint(helper.WORD)\n")
            .defaultArguments(Map.of("--extra-py-files", "s3://scripts/helper.py")));
    Run run = world.ended(world.start("uses"));
    assertThat(run.error()).isNull();
    assertThat(world.stdout(run)).isEqualTo("helped\n");
  }

  @Test
  void aRunIsStoppedWithAllThatItStarted() {
    world.create(
        world.shell(
            "parent",
            """
            import subprocess, time
            p = subprocess.Popen(['sleep', '300'])
            print('child', p.pid)
            time.sleep(300)
            """));
    Run run = world.start("parent");
    world.wrote(run, "child ");
    long child = Long.parseLong(world.stdout(run).strip().substring("child ".length()));
    assertThat(world.stop(run)).isTrue();
    assertThat(world.ended(run).state()).isEqualTo(RunState.STOPPED);
    Awaiting.until("its child is gone", SOON, () -> !JobsWorld.alive(child));
    assertThat(world.stop(run)).isFalse();
  }

  @Test
  void aScriptThatWillNotStopIsKilled() {
    world.create(
        world.shell(
            "stubborn",
            """
            import signal, time
            signal.signal(signal.SIGTERM, signal.SIG_IGN)
            print('begun')
            time.sleep(300)
            """));
    Run run = world.start("stubborn");
    world.wrote(run, "begun");
    world.stop(run);
    assertThat(world.ended(run).state()).isEqualTo(RunState.STOPPED);
    assertThat(JobsWorld.alive(world.now(run).place().pid())).isFalse();
  }
}
