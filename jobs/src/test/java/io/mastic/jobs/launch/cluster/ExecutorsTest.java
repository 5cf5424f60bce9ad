package io.mastic.jobs.launch.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.mastic.jobs.capacity.Capacity;
import io.mastic.jobs.capacity.Sizing;
import io.mastic.jobs.launch.order.JobKind;
import io.mastic.jobs.launch.order.Workers;
import io.mastic.jobs.launch.order.Workers.Supply;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of docs/cluster.md. */
class ExecutorsTest {

  @ParameterizedTest
  @CsvSource({
    // type, workers, scale, executors, cores, heap
    "G.025X, 3, 1, 2, 2, 3712",
    "Standard, 3, 1, 4, 2, 7447",
    "G.1X, 2, 1, 1, 4, 14894",
    "G.1X, 10, 1, 9, 4, 14894",
    "G.2X, 10, 1, 9, 8, 29789",
    "G.4X, 10, 1, 9, 16, 59578",
    "G.8X, 10, 1, 9, 32, 119156",
    "G.12X, 2, 1, 1, 48, 178734",
    "G.16X, 2, 1, 1, 64, 238312",
    "R.1X, 2, 1, 1, 4, 29789",
    "R.2X, 2, 1, 1, 8, 59578",
    "R.4X, 2, 1, 1, 16, 119156",
    "R.8X, 2, 1, 1, 32, 238312",
    // The driver's is one of them; a run of one has an executor all the same.
    "G.1X, 1, 1, 1, 4, 14894",
    // Small clusters.
    "G.1X, 3, 0.25, 2, 1, 3712",
    "G.1X, 3, 0.0625, 2, 1, 640",
    "G.1X, 3, 0.001, 2, 1, 512",
    "G.4X, 3, 0.25, 2, 4, 14894",
    "What.Comes, 3, 1, 2, 4, 14894"
  })
  void aWorkerIsAnExecutor(
      String type, int workers, double scale, int executors, int cores, long heap) {
    Capacity capacity = Capacity.of(JobKind.GLUEETL, new Sizing(null, type, workers));
    assertThat(Executors.of(capacity.workers(Supply.FIXED), scale, Map.of()))
        .isEqualTo(new Executors(executors, cores, heap, Supply.FIXED));
  }

  @ParameterizedTest
  @CsvSource({"10, 9", "2, 1", "4.5, 3"})
  void unitsAreWorkersOfOneUnit(double units, int executors) {
    Capacity capacity = Capacity.of(JobKind.GLUEETL, new Sizing(units, null, null));
    assertThat(Executors.of(capacity.workers(Supply.FIXED), 1, Map.of()))
        .isEqualTo(new Executors(executors, 4, 14_894, Supply.FIXED));
  }

  @Test
  void whatTheJobSaysItselfWins() {
    Map<String, String> conf =
        Map.of(
            "spark.executor.instances", "5",
            "spark.executor.cores", "3",
            "spark.executor.memory", "2g",
            "spark.dynamicAllocation.enabled", "true");
    assertThat(Executors.of(workers(3), 1, conf))
        .isEqualTo(new Executors(5, 3, 2048, Supply.AS_NEEDED));
  }

  @Test
  void sparkIsAskedForAllAtOnceOrForMoreAndMore() {
    assertThat(new Executors(3, 2, 700, Supply.FIXED).conf())
        .containsEntry("spark.executor.instances", "3")
        .containsEntry("spark.executor.cores", "2")
        .containsEntry("spark.executor.memory", "700m")
        .containsEntry("spark.cores.max", "6")
        .doesNotContainKey("spark.dynamicAllocation.enabled");
    assertThat(new Executors(3, 2, 700, Supply.AS_NEEDED).conf())
        .containsEntry("spark.dynamicAllocation.enabled", "true")
        .containsEntry("spark.dynamicAllocation.shuffleTracking.enabled", "true")
        .containsEntry("spark.dynamicAllocation.minExecutors", "1")
        .containsEntry("spark.dynamicAllocation.maxExecutors", "3")
        .containsEntry("spark.cores.max", "6")
        .doesNotContainKey("spark.executor.instances");
  }

  private static Workers workers(int number) {
    return new Workers("G.1X", 1, number, Supply.FIXED);
  }
}
