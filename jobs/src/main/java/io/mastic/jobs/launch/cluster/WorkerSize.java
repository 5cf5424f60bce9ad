package io.mastic.jobs.launch.cluster;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What AWS gives to a worker (AWS Glue Developer Guide, "Defining job properties for Spark jobs").
 *
 * @param cores vCPUs
 * @param executors how many processes share it
 */
record WorkerSize(int cores, int gigabytes, int executors) {

  private static final WorkerSize USUAL = new WorkerSize(4, 16, 1);

  private static final Map<String, WorkerSize> BY_TYPE =
      Map.ofEntries(
          Map.entry("Standard", new WorkerSize(4, 16, 2)),
          Map.entry("G.025X", new WorkerSize(2, 4, 1)),
          Map.entry("G.1X", USUAL),
          Map.entry("G.2X", new WorkerSize(8, 32, 1)),
          Map.entry("G.4X", new WorkerSize(16, 64, 1)),
          Map.entry("G.8X", new WorkerSize(32, 128, 1)),
          Map.entry("G.12X", new WorkerSize(48, 192, 1)),
          Map.entry("G.16X", new WorkerSize(64, 256, 1)),
          Map.entry("R.1X", new WorkerSize(4, 32, 1)),
          Map.entry("R.2X", new WorkerSize(8, 64, 1)),
          Map.entry("R.4X", new WorkerSize(16, 128, 1)),
          Map.entry("R.8X", new WorkerSize(32, 256, 1)));

  /** Of that type; units of {@code MaxCapacity}, and types that AWS may add, are as G.1X. */
  static WorkerSize of(@Nullable String type) {
    return type == null ? USUAL : BY_TYPE.getOrDefault(type, USUAL);
  }
}
