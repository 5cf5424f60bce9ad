package io.mastic.jobs.capacity;

import io.mastic.jobs.launch.order.JobKind;
import io.mastic.jobs.launch.order.Workers;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The computing power of a run, in AWS's data processing units (4 vCPU and 16 GB each).
 *
 * @param dpus what {@code MaxCapacity} says
 * @param workerType for example {@code G.1X}; null if the capacity was given in units
 * @param workers how many workers of that type; null likewise
 */
public record Capacity(double dpus, @Nullable String workerType, @Nullable Integer workers) {

  private static final double SPARK_DEFAULT = 10;
  private static final double SHELL_DEFAULT = 0.0625;

  private static final Map<String, Double> DPUS_OF_WORKER =
      Map.ofEntries(
          Map.entry("Standard", 1.0),
          Map.entry("G.025X", 0.25),
          Map.entry("G.1X", 1.0),
          Map.entry("G.2X", 2.0),
          Map.entry("G.4X", 4.0),
          Map.entry("G.8X", 8.0),
          Map.entry("G.12X", 12.0),
          Map.entry("G.16X", 16.0),
          Map.entry("R.1X", 1.0),
          Map.entry("R.2X", 2.0),
          Map.entry("R.4X", 4.0),
          Map.entry("R.8X", 8.0),
          Map.entry("Z.2X", 2.0));

  /** What a run gets that asked for this much; nothing asked gives AWS's default for the kind. */
  public static Capacity of(JobKind kind, Sizing asked) {
    Double maxCapacity = asked.maxCapacity();
    String workerType = asked.workerType();
    Integer workers = asked.numberOfWorkers();
    if (workerType != null && workers != null) {
      return new Capacity(dpusOf(workerType) * workers, workerType, workers);
    }
    if (maxCapacity != null && maxCapacity > 0) {
      return new Capacity(maxCapacity, workerType, workers);
    }
    return new Capacity(kind.spark() ? SPARK_DEFAULT : SHELL_DEFAULT, workerType, workers);
  }

  /** The units of one worker; a type that AWS may add later counts as one. */
  public static double dpusOf(String workerType) {
    return DPUS_OF_WORKER.getOrDefault(workerType, 1.0);
  }

  /** The units of one of the run's workers. */
  public double workerDpus() {
    return workerType == null ? 1.0 : dpusOf(workerType);
  }

  /** As a launcher is asked for them; units are workers of one unit each. */
  public Workers workers(Workers.Supply supply) {
    int number = workers == null ? (int) Math.max(1, dpus) : workers;
    return new Workers(workerType, workerDpus(), number, supply);
  }

  /** The deprecated {@code AllocatedCapacity}: whole units. */
  public int allocated() {
    return (int) dpus;
  }
}
