package io.mastic.jobs.run;

import static io.mastic.jobs.JobsWorld.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mastic.jobs.JobsWorld;
import io.mastic.jobs.parameter.Parameters;
import io.mastic.jobs.process.RunState;
import io.mastic.kernel.Awaiting;
import io.mastic.kernel.Db;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.glue.model.ConcurrentRunsExceededException;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.ExecutionProperty;

/**
 * What runs promise, with real Python processes, on every database; what no database has to do with
 * is in {@link RunProcessesTest}.
 */
abstract class JobRunsContract {

  private static final String SLEEPS = "import time\nprint('begun')\ntime.sleep(300)\n";

  @TempDir Path data;
  private Db db;
  private JobsWorld world;

  abstract Db open(Path directory);

  @BeforeEach
  void open() {
    db = open(data);
    world = new JobsWorld(data, db).start();
  }

  @AfterEach
  void close() {
    world.close();
    db.close();
  }

  @Test
  void theKeysOfARunEndWithIt() {
    String script =
        """
        import os, time
        print('key', os.environ['AWS_ACCESS_KEY_ID'], flush=True)
        time.sleep(300)
        """;
    world.create(world.shell("keys", script).timeout(0));
    Run run = world.start("keys");
    world.wrote(run, "key ");
    String key = world.stdout(run).split("\\s+", -1)[1];
    assertThat(world.keys.find(key)).isPresent();
    assertThat(world.stop(run)).isTrue();
    assertThat(world.ended(run).state()).isEqualTo(RunState.STOPPED);
    assertThat(world.keys.find(key)).isEmpty();
    assertThat(world.keys.owners("run/")).isEmpty();
  }

  @Test
  void keysOfRunsThatAreOverAreSweptAtStart() {
    world.create(world.shell("sleepy", SLEEPS));
    Run run = world.start("sleepy");
    world.wrote(run, "begun");
    world.keys.issue("000000000000", "arn:r", Duration.ofDays(30), "run/000000000000/us-east-1/x");
    world.environment.sweep(world.runs::isUnderWay);
    assertThat(world.keys.owners("run/")).containsExactly("run/000000000000/us-east-1/" + run.id());
    world.stop(run);
    world.ended(run);
  }

  @Test
  void timeIsOverWhenItIsOver() {
    world.create(world.shell("slow", SLEEPS).timeout(30));
    Run run = world.start("slow");
    world.wrote(run, "begun");
    world.clock.advance(Duration.ofMinutes(29));
    assertThat(world.now(run).state()).isEqualTo(RunState.RUNNING);
    world.clock.advance(Duration.ofMinutes(2));
    Run over = world.ended(run);
    assertThat(over.state()).isEqualTo(RunState.TIMEOUT);
    assertThat(over.error()).isEqualTo("Job timed out");
    assertThat(over.times().execution(world.clock.instant())).isEqualTo(Duration.ofMinutes(31));
  }

  @Test
  void aFailedRunIsTriedAgainAsANewRun() {
    world.create(world.shell("flaky", "raise OSError('no luck')\n").maxRetries(2));
    Run first = world.ended(world.start("flaky"));
    Awaiting.until("three ends", SOON, () -> world.events.size() == 3);
    List<Run> all = world.as(() -> world.runs.list("flaky", null, 10)).items();
    assertThat(all)
        .extracting(Run::id)
        .containsExactlyInAnyOrder(
            first.id(), first.id() + "_attempt_1", first.id() + "_attempt_2");
    assertThat(all).extracting(run -> run.attempt().number()).containsExactlyInAnyOrder(0, 1, 2);
    assertThat(world.events)
        .filteredOn(RunEnded::last)
        .singleElement()
        .matches(e -> e.subject().runId().endsWith("_attempt_2"));
  }

  @Test
  void noMoreRunsAtATimeThanTheJobAllows() {
    world.create(world.shell("one", SLEEPS));
    Run run = world.start("one");
    assertThatThrownBy(() -> world.start("one"))
        .isInstanceOf(ConcurrentRunsExceededException.class)
        .hasMessageContaining("Concurrent runs exceeded for one");
    Run triggered =
        world.start(
            "one", StartRequest.triggered(new Cause("t", Parameters.NONE, "w", "wr_1", Map.of())));
    assertThat(triggered.state()).isEqualTo(RunState.FAILED);
    Awaiting.until("the trigger hears of it", SOON, () -> world.events.size() == 1);
    assertThat(world.events.get(0).starter().workflowRunId()).isEqualTo("wr_1");
    world.wrote(run, "begun");
    world.stop(run);
    world.ended(run);
    Run next = world.start("one");
    assertThat(next.state()).isEqualTo(RunState.STARTING);
    world.stop(next);
    world.ended(next);
  }

  @Test
  void aQueuedRunWaitsForItsTurn() {
    world.create(world.shell("queue", SLEEPS).jobRunQueuingEnabled(true));
    Run first = world.start("queue");
    Run second = world.start("queue");
    Run third = world.start("queue");
    assertThat(second.state()).isEqualTo(RunState.WAITING);
    world.wrote(first, "begun");
    world.stop(third);
    assertThat(world.now(third).state()).isEqualTo(RunState.STOPPED);
    world.stop(first);
    world.in(RunState.RUNNING, second);
    world.stop(second);
    assertThat(world.ended(second).state()).isEqualTo(RunState.STOPPED);
  }

  @Test
  void aTriggerOfADeletedJobGetsAnError() {
    Run run =
        world.start(
            "never-was",
            StartRequest.triggered(new Cause("t", Parameters.NONE, null, null, Map.of())));
    assertThat(run.state()).isEqualTo(RunState.ERROR);
    assertThatThrownBy(() -> world.start("never-was")).isInstanceOf(EntityNotFoundException.class);
  }

  @Test
  void aWorkflowsRunKnowsIt() {
    world.create(world.shell("member", "import sys\nprint(sys.argv)\n"));
    Run run =
        world.start(
            "member",
            StartRequest.triggered(
                new Cause("t", Parameters.of(Map.of("--k", "v")), "w", "wr_1", Map.of())));
    world.ended(run);
    assertThat(world.stdout(run))
        .contains("'--WORKFLOW_NAME', 'w', '--WORKFLOW_RUN_ID', 'wr_1'", "'--k', 'v'");
  }

  @Test
  void theNextServerTakesUpALivingRun() throws Exception {
    Path go = data.resolve("go");
    world.create(
        world.shell(
            "survivor",
            "import os, time\nprint('begun', flush=True)\nwhile not os.path.exists('"
                + go
                + "'): time.sleep(0.02)\nprint('ended')\n"));
    Run run = world.start("survivor");
    world.wrote(run, "begun");
    world.in(RunState.RUNNING, run);
    world.close();
    world = new JobsWorld(data, db).start();
    Files.createFile(go);
    Run over = world.ended(run);
    assertThat(over.state()).as(over.error()).isEqualTo(RunState.SUCCEEDED);
    assertThat(world.stdout(run)).isEqualTo("begun\nended\n");
  }

  @Test
  void theNextServerStopsALivingRun() {
    world.create(world.shell("sleeper", SLEEPS));
    Run run = world.start("sleeper");
    world.wrote(run, "begun");
    world.in(RunState.RUNNING, run);
    world.close();
    world = new JobsWorld(data, db).start();
    world.stop(run);
    assertThat(world.ended(run).state()).isEqualTo(RunState.STOPPED);
    assertThat(JobsWorld.alive(world.now(run).place().pid())).isFalse();
  }

  @Test
  void whatEndedWhileNoServerWasThereEndsTruthfully() throws Exception {
    Path go = data.resolve("go");
    world.create(
        world.shell(
            "alone",
            "import os, time\nprint('begun', flush=True)\nwhile not os.path.exists('"
                + go
                + "'): time.sleep(0.02)\nraise KeyError('late')\n"));
    world.create(world.shell("killed", SLEEPS));
    Run alone = world.start("alone");
    Run killed = world.start("killed");
    world.wrote(alone, "begun");
    world.wrote(killed, "begun");
    world.in(RunState.RUNNING, alone);
    long pid = world.in(RunState.RUNNING, killed).place().pid();
    world.close();
    Files.createFile(go);
    ProcessHandle.of(pid).orElseThrow().destroyForcibly();
    long other = world.now(alone).place().pid();
    Awaiting.until("both are gone", SOON, () -> !JobsWorld.alive(other) && !JobsWorld.alive(pid));
    world = new JobsWorld(data, db).start();
    assertThat(world.ended(alone).error()).endsWith(": KeyError: 'late'");
    assertThat(world.ended(killed).state()).isEqualTo(RunState.FAILED);
    assertThat(world.now(killed).error()).contains("without a result");
  }

  @Test
  void aRunThatHadNotBegunBeginsOnce() {
    world.close();
    world = new JobsWorld(data, db);
    world.create(world.shell("late", "print('once')\n"));
    Run run = world.start("late");
    world.start();
    assertThat(world.ended(run).state()).isEqualTo(RunState.SUCCEEDED);
    assertThat(world.stdout(run)).isEqualTo("once\n");
  }

  @Test
  void runsWaitWhileTheMachineIsFull() {
    world.close();
    world = new JobsWorld(data, db, 1).start();
    world.create(
        world
            .shell("wide", SLEEPS)
            .executionProperty(ExecutionProperty.builder().maxConcurrentRuns(9).build()));
    Run first = world.start("wide");
    world.wrote(first, "begun");
    Run second = world.start("wide");
    world.in(RunState.WAITING, second);
    world.stop(first);
    world.in(RunState.RUNNING, second);
    world.stop(second);
    world.ended(second);
  }

  @Test
  void runsAreListedTheLatestFirstInPages() {
    world.create(world.shell("many", "").executionProperty(p -> p.maxConcurrentRuns(9)));
    for (int i = 0; i < 5; i++) {
      world.start("many");
      world.clock.advance(Duration.ofSeconds(1));
    }
    var first = world.as(() -> world.runs.list("many", null, 3));
    var second = world.as(() -> world.runs.list("many", first.nextToken(), 3));
    assertThat(first.items())
        .hasSize(3)
        .isSortedAccordingTo((a, b) -> b.times().startedAt().compareTo(a.times().startedAt()));
    assertThat(second.items()).hasSize(2);
    assertThat(second.nextToken()).isNull();
    Awaiting.until("all end", SOON, () -> world.events.size() == 5);
  }
}
