package io.mastic.jobs.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.mastic.jobs.launch.limit.ProcessLimits;
import io.mastic.jobs.launch.order.Demand;
import io.mastic.jobs.launch.order.JobKind;
import io.mastic.jobs.launch.order.Workers;
import io.mastic.jobs.parameter.Parameters;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The bounds hold whoever asks. */
class RunRoomTest {

  @Test
  void oneRunAlwaysFits() {
    RunRoom room = new RunRoom(4, 100);
    assertThat(room.take("big", 1000)).isTrue();
    assertThat(room.take("small", 1)).isFalse();
    room.leave("big");
    assertThat(room.take("small", 1)).isTrue();
  }

  @Test
  void memoryAndNumberAreBothKept() {
    RunRoom room = new RunRoom(3, 100);
    assertThat(room.take("a", 60)).isTrue();
    assertThat(room.take("b", 41)).isFalse();
    assertThat(room.take("b", 40)).isTrue();
    assertThat(room.take("c", 0)).isTrue();
    assertThat(room.take("d", 0)).isFalse();
    assertThat(room.take("a", 60)).isTrue();
    room.leave("a");
    room.leave("a");
    assertThat(room.take("d", 60)).isTrue();
    assertThat(room.fits(0)).isFalse();
  }

  @Test
  void whatIsFoundCountsAlsoBeyondTheBounds() {
    RunRoom room = new RunRoom(1, 100);
    room.count("a", 80);
    room.count("b", 80);
    assertThat(room.take("c", 1)).isFalse();
    room.leave("a");
    assertThat(room.take("c", 1)).isFalse();
    room.leave("b");
    assertThat(room.take("c", 1)).isTrue();
  }

  @Test
  void manyWhoAskAtTheSameTimeGetNoMoreThanThereIs() throws Exception {
    RunRoom room = new RunRoom(5, 1000);
    ExecutorService hands = Executors.newFixedThreadPool(32);
    try {
      List<Callable<Boolean>> askers =
          IntStream.range(0, 200)
              .<Callable<Boolean>>mapToObj(i -> () -> room.take("run " + i, 1))
              .toList();
      long given = 0;
      for (var answer : hands.invokeAll(askers)) {
        given += answer.get() ? 1 : 0;
      }
      assertThat(given).isEqualTo(5);
    } finally {
      hands.shutdownNow();
    }
  }

  @Test
  void whoWaitsGetsThePlaceOfWhoLeaves() throws Exception {
    RunRoom room = new RunRoom(1, 100);
    room.take("a", 1);
    ExecutorService hands = Executors.newSingleThreadExecutor();
    try {
      var waiting =
          hands.submit(
              () -> {
                room.await("b", 1);
                return true;
              });
      room.leave("a");
      assertThat(waiting.get(20, TimeUnit.SECONDS)).isTrue();
      assertThat(room.take("c", 1)).isFalse();
    } finally {
      hands.shutdownNow();
    }
  }

  @Test
  void aRunIsCountedByItsHeapAndWhatItNeedsBesides() {
    long machine = 32L << 30;
    Demand spark = new Demand("r", JobKind.GLUEETL, Workers.alone(2), Parameters.NONE);
    Demand asks =
        new Demand(
            "r",
            JobKind.GLUEETL,
            Workers.alone(2),
            Parameters.of(Map.of("--conf", "spark.driver.memory=10g")));
    Demand shell = new Demand("r", JobKind.PYTHONSHELL, Workers.alone(1), Parameters.NONE);
    assertThat(spark.memoryMib(machine)).isEqualTo(2048 + 384);
    assertThat(asks.memoryMib(machine)).isEqualTo(10_240 + 1024);
    assertThat(shell.memoryMib(machine)).isEqualTo(256);
  }

  @Test
  void byItselfARunMayTakeWhatItsWorkerHasOnAws() {
    ProcessLimits limits = ProcessLimits.DEFAULT;
    assertThat(limits.memory(1, 1408, 100_000)).isEqualTo(16_384);
    assertThat(limits.memory(1, 1408, 8_000)).isEqualTo(8_000);
    assertThat(limits.memory(1, 9_000, 8_000)).isEqualTo(9_000);
    assertThat(new ProcessLimits(0, 0, 0, 0, 0).memory(1, 9_000, 8_000)).isZero();
    assertThat(new ProcessLimits(700, 0, 0, 0, 0).memory(1, 9_000, 8_000)).isEqualTo(700);
  }
}
