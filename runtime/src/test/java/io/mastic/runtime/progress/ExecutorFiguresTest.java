package io.mastic.runtime.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ExecutorFiguresTest {

  private final ExecutorFigures figures = new ExecutorFigures(200);

  private List<String> now() {
    return figures.gauges(new ExecutorFigures.Jvm(25, 100)).stream()
        .map(
            gauge ->
                gauge.name().replace("glue.", "").replace("driver.ExecutorAllocationManager.", "")
                    + " "
                    + gauge.value())
        .toList();
  }

  @Test
  void aDriverAloneIsAll() {
    figures.added("driver", 4);
    figures.uses("driver", 30);
    assertThat(figures.isAlone()).isTrue();
    assertThat(now())
        .contains("driver.jvm.heap.used 25.0", "ALL.jvm.heap.used 25.0", "ALL.jvm.heap.usage 0.25")
        .contains("executors.numberAllExecutors 1.0", "executors.numberMaxNeededExecutors 0.0");
  }

  @Test
  void executorsAreTheirOwn() {
    figures.added("0", 2);
    figures.added("1", 2);
    figures.uses("0", 50);
    figures.uses("1", 150);
    figures.uses("driver", 99);
    assertThat(figures.isAlone()).isFalse();
    assertThat(now())
        .contains("0.jvm.heap.used 50.0", "1.jvm.heap.usage 0.75", "driver.jvm.heap.used 25.0")
        .contains("ALL.jvm.heap.used 200.0", "ALL.jvm.heap.usage 0.5")
        .contains("executors.numberAllExecutors 2.0");
    figures.removed("1");
    assertThat(now()).contains("ALL.jvm.heap.used 50.0").doesNotContain("1.jvm.heap.used 150.0");
  }

  @Test
  void asManyAreNeededAsTasksAreLeft() {
    figures.added("0", 2);
    figures.stageBegan(7, 5);
    assertThat(now()).contains("executors.numberMaxNeededExecutors 3.0");
    figures.taskEnded(7);
    figures.stageBegan(8, 4);
    assertThat(now()).contains("executors.numberMaxNeededExecutors 4.0");
    figures.stageEnded(7);
    figures.stageEnded(8);
    figures.taskEnded(8);
    assertThat(now()).contains("executors.numberMaxNeededExecutors 0.0");
  }

  @Test
  void blocksOnDiskAreSummed() {
    figures.kept("0", "rdd_1_1", 3 << 20);
    figures.kept("1", "rdd_1_1", 1 << 19);
    figures.kept("0", "rdd_1_1", 2 << 20);
    assertThat(now()).contains("driver.BlockManager.disk.diskSpaceUsed_MB 2.5");
    figures.kept("1", "rdd_1_1", 0);
    figures.removed("0");
    assertThat(now()).contains("driver.BlockManager.disk.diskSpaceUsed_MB 0.0");
  }
}
