package io.mastic.jobs.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.mastic.jobs.launch.directory.RunDirectory;
import io.mastic.jobs.launch.directory.RunPlace;
import io.mastic.jobs.launch.limit.Bounds;
import io.mastic.jobs.launch.order.LiveRun;
import io.mastic.kernel.Awaiting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run is taken once, and found again only as itself. */
class RootProcessTest {

  @TempDir Path directory;
  private RunDirectory run;

  @BeforeEach
  void create() throws Exception {
    run = new RunPlace(directory).of("jr_1");
    run.create();
  }

  private RootProcess start(String... command) throws Exception {
    return Kept.start(run, Bounds.NONE, command);
  }

  private static Optional<Integer> exit(LiveRun live) throws Exception {
    return Kept.exit(live);
  }

  @Test
  void theSecondToStartARunGivesUp() throws Exception {
    assertThat(exit(start("sh", "-c", "echo first"))).contains(0);
    assertThat(exit(start("sh", "-c", "echo second"))).contains(75);
    assertThat(Files.readString(run.stdout())).isEqualTo("first\n");
  }

  @Test
  void aLivingProcessIsFoundAndCanBeEnded() throws Exception {
    RootProcess begun = start("sh", "-c", "echo on; exec sleep 300");
    Awaiting.until("it goes on", Kept.SOON, () -> Kept.text(run.stdout()).equals("on\n"));
    LiveRun found = RootProcess.find(run).orElseThrow();
    assertThat(found.pid()).isEqualTo(begun.pid());
    assertThat(found.ended()).isNotDone();
    found.askToEnd();
    assertThat(exit(begun)).contains(143);
    assertThat(exit(found)).contains(143);
  }

  @Test
  void aLivingProcessIsFoundAfterTheMachinesClockWasSet() throws Exception {
    RootProcess begun = start("sh", "-c", "echo on; exec sleep 300");
    Awaiting.until("it goes on", Kept.SOON, () -> Kept.text(run.stdout()).equals("on\n"));
    Files.setLastModifiedTime(run.pid(), FileTime.from(Instant.now().minusSeconds(3600)));
    LiveRun found = RootProcess.find(run).orElseThrow();
    assertThat(found.ended()).isNotDone();
    found.kill();
    assertThat(exit(begun)).contains(137);
  }

  @Test
  void aStrangerWithTheSameIdIsLeftAlone() throws Exception {
    Process stranger = new ProcessBuilder("sleep", "300").start();
    try {
      Files.writeString(run.pid(), Long.toString(stranger.pid()));
      LiveRun found = RootProcess.find(run).orElseThrow();
      assertThat(found.ended()).isDone();
      found.kill();
      assertThat(stranger.isAlive()).isTrue();
    } finally {
      stranger.destroyForcibly();
    }
  }

  @Test
  void whatDiedWhileTakingTheRunIsGone() throws Exception {
    Files.createFile(run.pid());
    assertThat(RootProcess.find(run).orElseThrow().ended()).isDone();
  }

  @Test
  void whatNeverBeganIsNotFound() {
    assertThat(RootProcess.find(run)).isEmpty();
  }

  @Test
  void aCommandThatIsNotThereSaysSo() throws Exception {
    assertThat(exit(start("/no/such/program")))
        .hasValueSatisfying(code -> assertThat(code).isGreaterThan(0));
    assertThat(Files.readString(run.stderr())).contains("/no/such/program");
  }
}
