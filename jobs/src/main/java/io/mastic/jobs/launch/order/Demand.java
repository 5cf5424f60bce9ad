package io.mastic.jobs.launch.order;

import io.mastic.jobs.parameter.Parameters;

/**
 * What a run is expected to take.
 *
 * @param workers that it asks for
 * @param parameters of which {@code --conf} may ask for memory
 */
public record Demand(String runId, JobKind kind, Workers workers, Parameters parameters) {

  public static Demand of(LaunchOrder order) {
    return new Demand(order.runId(), order.kind(), order.workers(), order.parameters());
  }

  /** In MiB: a JVM's heap and what it needs beside it, or a Python process. */
  public long memoryMib(long machineBytes) {
    return kind.spark()
        ? Memory.withOverhead(Memory.heapMib(parameters.sparkConf(), workers.dpus(), machineBytes))
        : Memory.SHELL;
  }

  /** Arguments may hold secrets. */
  @Override
  public String toString() {
    return "Demand[" + runId + "]";
  }
}
