package io.mastic.jobs.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.mastic.jobs.launch.directory.RunDirectory;
import io.mastic.jobs.launch.directory.RunPlace;
import io.mastic.jobs.launch.limit.Bounds;
import io.mastic.jobs.launch.limit.Remains;
import io.mastic.jobs.launch.order.LiveRun;
import io.mastic.kernel.Awaiting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing that a run started outlives it, however it got away. */
class RemainsTest {

  /** Each writes its process into the file "child" and goes on for long. */
  private static final String SETSID = "setsid sh -c 'echo $$ > child; exec sleep 1000' &";

  private static final String NOHUP =
      "nohup sh -c 'echo $$ > child; exec sleep 1000' >/dev/null 2>&1 &";

  private static final String TWICE =
      "(setsid sh -c '(echo $$ > /dev/null; sh -c \"echo \\$\\$ > child; exec sleep 1000\") &' &);";

  /** Without the mark in its environment. */
  private static final String BARE =
      "env -i /usr/bin/setsid /bin/sh -c '/bin/sh -c \"echo \\$\\$ > child; exec sleep 1000\" &' &";

  @TempDir Path directory;
  private RunDirectory run;
  private final List<Long> started = new ArrayList<>();

  @BeforeEach
  void create() throws Exception {
    run = new RunPlace(directory).of("jr_1");
    run.create();
  }

  @AfterEach
  void endWhatATestLeft() {
    started.forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
  }

  private RootProcess start(String script) throws Exception {
    return Kept.start(run, Bounds.NONE, "sh", "-c", script);
  }

  private long child() {
    long pid = Kept.pid(run, "child");
    started.add(pid);
    return pid;
  }

  /** As the bootstrap of each kind of run waits for the keeper. */
  private static String untilWritten(String background) {
    return "while [ ! -e ../kept ]; do sleep 0.01; done; "
        + background
        + " while [ ! -s child ]; do sleep 0.01; done; ";
  }

  @ParameterizedTest
  @ValueSource(strings = {SETSID, NOHUP, TWICE, BARE})
  void nothingOutlivesANormalEnd(String background) throws Exception {
    RootProcess live = start(untilWritten(background) + "echo done; exit 3");
    assertThat(Kept.exit(live)).contains(3);
    assertThat(Kept.alive(child())).isFalse();
    assertThat(Kept.text(run.stdout())).isEqualTo("done\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {SETSID, NOHUP, TWICE, BARE})
  void nothingOutlivesAKill(String background) throws Exception {
    RootProcess live = start("trap '' TERM; " + untilWritten(background) + "sleep 1000");
    long child = child();
    assertThat(Kept.alive(child)).isTrue();
    live.kill();
    assertThat(Kept.exit(live)).isPresent();
    assertThat(Kept.alive(child)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {SETSID, TWICE, BARE})
  void nothingOutlivesARunThatAServerAsksToEnd(String background) throws Exception {
    RootProcess live = start(untilWritten(background) + "exec sleep 1000");
    long child = child();
    live.askToEnd();
    assertThat(Kept.exit(live)).contains(143);
    assertThat(Kept.alive(child)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {SETSID, TWICE, BARE})
  void aServerThatFindsARunEndsAllOfIt(String background) throws Exception {
    start("trap '' TERM; " + untilWritten(background) + "sleep 1000");
    long child = child();
    LiveRun found = RootProcess.find(run).orElseThrow();
    assertThat(found.ended()).isNotDone();
    found.kill();
    Kept.exit(found);
    assertThat(Kept.alive(child)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {SETSID, TWICE})
  void whatARunLeftIsEndedAlsoIfItsKeeperWasKilled(String background) throws Exception {
    RootProcess live = start(untilWritten(background) + "kill -9 $PPID; exec sleep 1000");
    assertThat(Kept.exit(live)).contains(137);
    assertThat(Kept.alive(child())).isFalse();
  }

  @Test
  void whatARunLeftWhileNoServerLookedIsEndedWhenOneDoes() throws Exception {
    ProcessBuilder marked =
        new ProcessBuilder("setsid", "sleep", "1000").directory(run.work().toFile());
    marked.environment().put(Remains.MARK, Remains.mark(run));
    Process left = marked.start();
    started.add(left.pid());
    Files.writeString(run.pid(), "0");
    assertThat(RootProcess.find(run).orElseThrow().ended()).isDone();
    Awaiting.until("it is gone", Kept.SOON, () -> !Kept.alive(left.pid()));
  }

  @Test
  void livingRunsAreSeenBeforeAnybodyLooksForThem() throws Exception {
    RootProcess live = start("echo $$ > child; exec sleep 1000");
    child();
    assertThat(Remains.living(directory)).containsExactly("jr_1");
    live.kill();
    Kept.exit(live);
    assertThat(Remains.living(directory)).isEmpty();
  }
}
