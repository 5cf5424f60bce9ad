package io.mastic.runtime.progress;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What executors there are, how they are and how many could be of use. A run whose Spark works in
 * its own process has one, the driver itself, as Spark counts it.
 */
final class ExecutorFigures {

  static final String DRIVER = "driver";

  private static final String MANAGER = "glue.driver.ExecutorAllocationManager.executors.";

  /**
   * A value at a point in time.
   *
   * @param name as Glue calls it
   */
  record Gauge(String name, String unit, double value) {}

  /**
   * How a process is.
   *
   * @param heap used, and {@code mostHeap} there can be, in bytes
   */
  record Jvm(long heap, long mostHeap) {
    double usage() {
      return mostHeap == 0 ? 0 : (double) heap / mostHeap;
    }
  }

  private final long mostHeap;
  private final Map<String, Integer> cores = new HashMap<>();
  private final Map<String, Long> heaps = new TreeMap<>();
  private final Map<Integer, Integer> tasks = new HashMap<>();
  private final Map<String, Long> blocks = new HashMap<>();

  /**
   * @param mostHeap that an executor may have, in bytes
   */
  ExecutorFigures(long mostHeap) {
    this.mostHeap = mostHeap;
  }

  void added(String executor, int withCores) {
    cores.put(executor, withCores);
  }

  void removed(String executor) {
    cores.remove(executor);
    heaps.remove(executor);
    blocks.keySet().removeIf(block -> block.startsWith(executor + " "));
  }

  void uses(String executor, long heap) {
    if (!executor.equals(DRIVER)) {
      heaps.put(executor, heap);
    }
  }

  void stageBegan(int stage, int withTasks) {
    tasks.put(stage, withTasks);
  }

  void taskEnded(int stage) {
    tasks.computeIfPresent(stage, (same, left) -> Math.max(0, left - 1));
  }

  void stageEnded(int stage) {
    tasks.remove(stage);
  }

  /** A block of cached data lies, or no more lies, on an executor's disk. */
  void kept(String executor, String block, long onDisk) {
    String name = executor + " " + block;
    if (onDisk > 0) {
      blocks.put(name, onDisk);
    } else {
      blocks.remove(name);
    }
  }

  /** Whether the driver does all of the work. */
  boolean isAlone() {
    return cores.keySet().stream().allMatch(DRIVER::equals);
  }

  /** All of them now. */
  List<Gauge> gauges(Jvm driver) {
    List<Gauge> all = new ArrayList<>();
    heaps.forEach((id, heap) -> heap(all, id, new Jvm(heap, mostHeap)));
    heap(all, DRIVER, driver);
    if (isAlone()) {
      heap(all, "ALL", driver);
    } else if (!heaps.isEmpty()) {
      long used = heaps.values().stream().mapToLong(Long::longValue).sum();
      heap(all, "ALL", new Jvm(used, mostHeap * heaps.size()));
    }
    all.add(new Gauge(MANAGER + "numberAllExecutors", "Count", cores.size()));
    all.add(new Gauge(MANAGER + "numberMaxNeededExecutors", "Count", needed()));
    long onDisk = blocks.values().stream().mapToLong(Long::longValue).sum();
    all.add(
        new Gauge(
            "glue.driver.BlockManager.disk.diskSpaceUsed_MB",
            "Megabytes",
            (double) onDisk / (1 << 20)));
    return all;
  }

  private static void heap(List<Gauge> all, String id, Jvm jvm) {
    all.add(new Gauge("glue." + id + ".jvm.heap.used", "Bytes", (double) jvm.heap()));
    all.add(new Gauge("glue." + id + ".jvm.heap.usage", "Percent", jvm.usage()));
  }

  /** As many as it takes to do at once all tasks that are to be done. */
  private int needed() {
    int left = tasks.values().stream().mapToInt(Integer::intValue).sum();
    int each = cores.values().stream().mapToInt(Integer::intValue).max().orElse(1);
    return (left + Math.max(1, each) - 1) / Math.max(1, each);
  }
}
