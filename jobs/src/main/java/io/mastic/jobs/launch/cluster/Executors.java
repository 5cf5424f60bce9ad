package io.mastic.jobs.launch.cluster;

import io.mastic.jobs.launch.order.Memory;
import io.mastic.jobs.launch.order.Workers;
import io.mastic.jobs.launch.order.Workers.Supply;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The processes on a cluster that do a run's work: one for each of its workers but that of the
 * driver. docs/cluster.md has the table.
 *
 * @param cores of each
 * @param heapMib of each; what it needs beside its heap is not counted by Spark's own cluster
 */
public record Executors(int number, int cores, long heapMib, Supply supply) {

  private static final long MIB_PER_GB = 1024;

  /** Spark starts none below. */
  private static final long LEAST_HEAP = 512;

  private static final long LEAST_BESIDE = 384;

  /**
   * @param scale what a worker is here, as a part of AWS's
   * @param conf what the job itself says of them, which wins
   */
  public static Executors of(Workers workers, double scale, Map<String, String> conf) {
    WorkerSize size = WorkerSize.of(workers.type());
    int each = size.executors();
    double memory = size.gigabytes() * MIB_PER_GB * scale / each;
    int number = Math.max(1, (workers.number() - 1) * each);
    int cores = Math.max(1, (int) Math.round(size.cores() * scale / each));
    long heap = Math.max(LEAST_HEAP, (long) Math.min(memory - LEAST_BESIDE, memory / 1.1));
    return new Executors(
        whole(conf.get("spark.executor.instances"), number),
        whole(conf.get("spark.executor.cores"), cores),
        Memory.asked(conf.get("spark.executor.memory")).orElse(heap),
        "true".equals(conf.get("spark.dynamicAllocation.enabled"))
            ? Supply.AS_NEEDED
            : workers.supply());
  }

  private static int whole(@Nullable String text, int otherwise) {
    return text != null && text.matches("[1-9][0-9]{0,5}") ? Integer.parseInt(text) : otherwise;
  }

  /** How many there must be room for before the run begins. */
  int least() {
    return supply == Supply.FIXED ? number : 1;
  }

  /** Spark's properties that ask for them. */
  public Map<String, String> conf() {
    Map<String, String> conf = new LinkedHashMap<>();
    conf.put("spark.executor.cores", Integer.toString(cores));
    conf.put("spark.executor.memory", heapMib + "m");
    conf.put("spark.cores.max", Long.toString((long) number * cores));
    if (supply == Supply.AS_NEEDED) {
      conf.put("spark.dynamicAllocation.enabled", "true");
      // Nobody serves what an executor that went has shuffled: one that is needed stays.
      conf.put("spark.dynamicAllocation.shuffleTracking.enabled", "true");
      conf.put("spark.dynamicAllocation.minExecutors", "1");
      conf.put("spark.dynamicAllocation.initialExecutors", "1");
      conf.put("spark.dynamicAllocation.maxExecutors", Integer.toString(number));
    } else {
      conf.put("spark.executor.instances", Integer.toString(number));
    }
    return conf;
  }

  @Override
  public String toString() {
    String some = supply == Supply.FIXED ? "" : "up to ";
    return some
        + number
        + (number == 1 ? " executor of " : " executors of ")
        + cores
        + (cores == 1 ? " core and " : " cores and ")
        + heapMib
        + " MiB";
  }
}
