package io.mastic.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.mastic.conformance.ClusterRuns.Begun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.glue.model.JobRunState;

/**
 * Kills, one after the other, of whatever does a run's work: four in a run, and after each run its
 * state is the true one. {@code -Dmastic.storm.rounds=5} makes twenty; {@code -Dmastic.storm.seed}
 * repeats them.
 */
@Tag("slow")
class ClusterStormTest {

  private static final String SCRIPT =
      """
      import time
      from pyspark.context import SparkContext

      def work(i):
          print("at", i, flush=True)
          time.sleep(0.5)
          return i

      print("sum", SparkContext.getOrCreate().parallelize(range(120), 120).map(work).sum())
      """;

  private static final String SUM = "sum 7140\n";

  /** So many tasks more have begun before the next kill. */
  private static final int BETWEEN = 4;

  private enum Victim {
    EXECUTOR,
    SERVER,
    WORKER,
    MASTER,
    DRIVER
  }

  @TempDir private Path directory;
  private LocalCluster cluster;
  private ClusterRuns runs;

  @Test
  void whoeverIsKilledTheStateIsTrue() throws Exception {
    int rounds = Integer.getInteger("mastic.storm.rounds", 1);
    long seed = Long.getLong("mastic.storm.seed", System.nanoTime());
    Random random = new Random(seed);
    System.out.println("storm: seed " + seed + ", " + rounds + " rounds of four");
    Map<Victim, Integer> killed = new EnumMap<>(Victim.class);
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx--x--x"));
    cluster = LocalCluster.up(directory.resolve("cluster"), 2);
    try (LocalCluster down = cluster;
        ClusterRuns all = new ClusterRuns(directory.resolve("data"), SCRIPT, cluster.options())) {
      runs = all;
      for (int round = 0; round < rounds; round++) {
        List<Victim> victims =
            new ArrayList<>(List.of(Victim.EXECUTOR, Victim.SERVER, Victim.WORKER));
        Collections.shuffle(victims, random);
        victims.add(round % 2 == 0 ? Victim.DRIVER : Victim.MASTER);
        weather(victims, killed);
        if (round < rounds - 1) {
          down.close();
          down.up(2);
        }
      }
    }
    System.out.println("storm: killed " + killed);
    assertThat(killed.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(4 * rounds);
  }

  private void weather(List<Victim> victims, Map<Victim, Integer> killed) throws Exception {
    Begun run = runs.working(3);
    for (Victim victim : victims) {
      int before = runs.tasks(run);
      runs.await(run, "goes on", r -> runs.tasks(run) >= before + BETWEEN);
      System.out.println("storm: " + run.job() + ", after " + runs.tasks(run) + " tasks " + victim);
      kill(run, victim);
      killed.merge(victim, 1, Integer::sum);
    }
    if (victims.contains(Victim.DRIVER)) {
      assertThat(runs.ended(run).jobRunState()).isEqualTo(JobRunState.FAILED);
      assertThat(runs.file(run, "stdout.log")).isEmpty();
    } else {
      runs.succeeds(run, SUM);
      // Each task has begun at least once.
      IntStream.range(0, 120)
          .forEach(i -> assertThat(runs.file(run, "stderr.log")).contains("] at " + i + "\n"));
    }
    runs.nothingStays(run);
  }

  private void kill(Begun run, Victim victim) throws Exception {
    switch (victim) {
      case EXECUTOR -> {
        List<ProcessHandle> executors = runs.executors(run);
        assertThat(executors).isNotEmpty();
        executors.get(0).destroyForcibly();
      }
      case SERVER -> runs.killServer();
      case WORKER -> cluster.process("worker-1").destroyForcibly();
      case MASTER -> cluster.process("master").destroyForcibly();
      case DRIVER -> ClusterRuns.killDriver(run);
    }
  }
}
