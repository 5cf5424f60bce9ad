package io.mastic.jobs.launch.limit;

import io.mastic.jobs.launch.order.Memory;

/**
 * What one run may take of the machine, all that it starts included. 0 stands for no limit.
 *
 * @param memoryMib resident memory; {@link #AUTOMATIC} goes by the size of the job's workers
 * @param cpus processors, as a number that may be broken; part of one needs control groups
 * @param openFiles of each process
 * @param processes of the whole run at the same time
 * @param logMib of each of the run's two logs; what comes after is discarded
 */
public record ProcessLimits(
    long memoryMib, double cpus, int openFiles, int processes, long logMib) {

  public static final long AUTOMATIC = -1;

  public static final ProcessLimits DEFAULT = new ProcessLimits(AUTOMATIC, 0, 65_536, 1_024, 512);

  /** No run is limited to less than it needs to begin. */
  private static final long LEAST_MEMORY = 256;

  public ProcessLimits {
    if (memoryMib < AUTOMATIC || cpus < 0 || openFiles < 0 || processes < 0 || logMib < 0) {
      throw new IllegalArgumentException("a limit of a run is 0, for none, or more");
    }
    if (memoryMib > 0 && memoryMib < LEAST_MEMORY) {
      throw new IllegalArgumentException("a run needs at least " + LEAST_MEMORY + " MiB of memory");
    }
  }

  /**
   * The memory of a run in MiB, 0 for no limit: by itself what AWS gives to the worker, but never
   * less than the run's share that is counted on, and never more than what the machine has for
   * runs.
   *
   * @param counted what the run is expected to take, in MiB
   * @param machine what the machine has for all runs, in MiB
   */
  public long memory(double workerDpus, long counted, long machine) {
    if (memoryMib != AUTOMATIC) {
      return memoryMib;
    }
    return Math.max(counted, Math.min(machine, (long) (workerDpus * Memory.AWS_PER_DPU)));
  }
}
