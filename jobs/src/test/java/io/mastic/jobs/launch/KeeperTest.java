package io.mastic.jobs.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.mastic.jobs.launch.directory.Bounded;
import io.mastic.jobs.launch.directory.RunDirectory;
import io.mastic.jobs.launch.directory.RunPlace;
import io.mastic.jobs.launch.limit.Bounds;
import io.mastic.jobs.launch.limit.ProcessLimits;
import io.mastic.jobs.launch.order.LiveRun;
import io.mastic.jobs.launch.order.RunResult;
import io.mastic.kernel.Awaiting;
import io.mastic.kernel.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run may take, and what is said when it takes more. */
class KeeperTest {

  @TempDir Path directory;
  private RunDirectory run;

  @BeforeEach
  void create() throws Exception {
    run = new RunPlace(directory).of("jr_1");
    run.create();
  }

  private static Bounds bounds(long memoryMib, int openFiles, int processes, long logMib) {
    return new Bounds(new ProcessLimits(0, 0, openFiles, processes, logMib), memoryMib, null);
  }

  private RootProcess start(Bounds bounds, String... command) throws Exception {
    var spec = Json.MAPPER.createObjectNode();
    new Bounded(bounds.memoryMib(), bounds.limits().processes(), 0).writeInto(spec);
    run.writeSpec(spec);
    return Kept.start(run, bounds, command);
  }

  @Test
  void aRunThatTakesTooMuchMemorySaysSo() throws Exception {
    RootProcess live =
        start(
            bounds(300, 0, 0, 0),
            "python3",
            "-c",
            "import time\na = bytearray(50 << 20)\nprint('small', flush=True)\na = bytearray(b'x') * (600 << 20)\n"
                + "time.sleep(1000)");
    assertThat(Kept.exit(live)).contains(137);
    assertThat(Kept.text(run.stdout())).isEqualTo("small\n");
    RunResult result = run.result().orElseThrow();
    assertThat(result.succeeded()).isFalse();
    assertThat(result.errorMessage())
        .startsWith("Command Failed due to Out of Memory")
        .contains("300 MiB", "--run-memory");
  }

  @Test
  void aRunWhoseServerIsNotHeardOfIsEnded() throws Exception {
    ServerPulse pulse = new ServerPulse(directory, Clock.systemUTC());
    pulse.beat();
    run.writeSpec(Json.MAPPER.createObjectNode());
    RootProcess live =
        Kept.start(
            run,
            Bounds.NONE,
            Duration.ofSeconds(3),
            "sh",
            "-c",
            "setsid sleep 1000 & echo $! > other; sleep 1000");
    long other = Kept.pid(run, "other");
    for (int i = 0; i < 10; i++) {
      assertThat(live.ended()).failsWithin(Duration.ofMillis(600));
      pulse.beat();
    }
    assertThat(Kept.exit(live)).contains(137);
    assertThat(Kept.alive(other)).isFalse();
    assertThat(run.result().orElseThrow().errorMessage()).contains("was not heard of");
  }

  @Test
  void memoryOfAllProcessesOfTheRunCounts() throws Exception {
    String part = "python3 -c \"import time; a = bytearray(b'x') * (150 << 20); time.sleep(1000)\"";
    RootProcess live =
        start(bounds(300, 0, 0, 0), "sh", "-c", part + " & setsid " + part + " & " + part);
    assertThat(Kept.exit(live)).contains(137);
    assertThat(run.result().orElseThrow().errorMessage()).contains("Out of Memory");
  }

  @Test
  void aRunThatStartsTooManyProcessesSaysSo() throws Exception {
    RootProcess live =
        start(
            bounds(0, 0, 20, 0),
            "sh",
            "-c",
            "i=0; while [ $i -lt 40 ]; do sleep 1000 & i=$((i+1)); done; wait");
    assertThat(Kept.exit(live)).contains(137);
    assertThat(run.result().orElseThrow().errorMessage())
        .contains("more than 20 processes", "--run-processes");
  }

  @Test
  void openFilesAreLimited() throws Exception {
    RootProcess live = start(bounds(0, 123, 0, 0), "sh", "-c", "ulimit -n");
    Kept.exit(live);
    assertThat(Kept.text(run.stdout())).isEqualTo("123\n");
  }

  @Test
  void aLogEndsAtItsCapAndTheRunGoesOn() throws Exception {
    RootProcess live =
        start(
            bounds(0, 0, 0, 1),
            "sh",
            "-c",
            "yes 0123456789abcde | head -c 8000000; echo told >&2; exit 4");
    assertThat(Kept.exit(live)).contains(4);
    String log = Kept.text(run.stdout());
    assertThat(log.length()).isBetween((1 << 20) - 16, (1 << 20) + 300);
    List<String> lines = log.lines().toList();
    assertThat(lines.get(lines.size() - 1))
        .startsWith("[mastic] This log ends here, at 1 MiB")
        .contains("discarded", "--run-log");
    assertThat(lines.subList(0, lines.size() - 2)).containsOnly("0123456789abcde");
    // The cap may fall within a line.
    assertThat("0123456789abcde").startsWith(lines.get(lines.size() - 2));
    assertThat(Kept.text(run.stderr())).isEqualTo("told\n");
  }

  @Test
  void aLogGoesOnWithoutTheServerThatBeganIt() throws Exception {
    RootProcess live =
        start(
            bounds(0, 0, 0, 1),
            "sh",
            "-c",
            "echo one; while [ ! -e go ]; do sleep 0.01; done; echo two");
    Awaiting.until("one", Kept.SOON, () -> Kept.text(run.stdout()).equals("one\n"));
    // No stream of the processes leads to this one: the keeper alone has the pipes.
    LiveRun found = RootProcess.find(run).orElseThrow();
    Files.createFile(run.work().resolve("go"));
    assertThat(Kept.exit(found)).contains(0);
    Kept.exit(live);
    assertThat(Kept.text(run.stdout())).isEqualTo("one\ntwo\n");
  }

  @Test
  void aRunThatWritesMuchAtOnceLosesNothingBelowTheCap() throws Exception {
    RootProcess live =
        start(bounds(0, 0, 0, 64), "sh", "-c", "yes 0123456789abcde | head -c 48000000");
    assertThat(Kept.exit(live)).contains(0);
    assertThat(Files.size(run.stdout())).isEqualTo(48_000_000);
  }

  @Test
  void aFoundRunTellsHowItEnded() throws Exception {
    RootProcess live =
        start(Bounds.NONE, "sh", "-c", "while [ ! -e go ]; do sleep 0.01; done; exit 9");
    Awaiting.until("taken", Kept.SOON, () -> Files.exists(run.pid()));
    LiveRun found = RootProcess.find(run).orElseThrow();
    Files.createFile(run.work().resolve("go"));
    assertThat(Kept.exit(found)).contains(9);
    Kept.exit(live);
    assertThat(Kept.exit(RootProcess.find(run).orElseThrow())).contains(9);
    assertThat(run.result()).isEmpty();
  }
}
