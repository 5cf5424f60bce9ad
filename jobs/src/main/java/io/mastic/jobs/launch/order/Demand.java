package io.mastic.jobs.launch.order;

import io.mastic.jobs.parameter.Parameters;

/**
 * What a run is expected to take.
 *
 * @param workerDpus the size of a worker in AWS's units
 * @param parameters of which {@code --conf} may ask for memory
 */
public record Demand(String runId, JobKind kind, double workerDpus, Parameters parameters) {

  public static Demand of(LaunchOrder order) {
    return new Demand(order.runId(), order.kind(), order.workerDpus(), order.parameters());
  }

  /** In MiB: a JVM's heap and what it needs beside it, or a Python process. */
  public long memoryMib(long machineBytes) {
    return kind.spark()
        ? Memory.withOverhead(Memory.heapMib(parameters.sparkConf(), workerDpus, machineBytes))
        : Memory.SHELL;
  }

  /** Arguments may hold secrets. */
  @Override
  public String toString() {
    return "Demand[" + runId + "]";
  }
}
