package io.mastic.jobs.capacity;

import static io.mastic.contract.Errors.invalidInput;

import io.mastic.jobs.launch.order.JobKind;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The computing power that a job or a run asks for; null members leave what is below.
 *
 * @param maxCapacity in data processing units
 */
public record Sizing(
    @Nullable Double maxCapacity, @Nullable String workerType, @Nullable Integer numberOfWorkers) {

  public static final Sizing OF_JOB = new Sizing(null, null, null);

  /** Units or workers of a Spark job: a driver and who works for it. */
  private static final int LEAST = 2;

  private static final String QUARTER = "G.025X";

  /** What a Python shell job may have; the lesser is the default. */
  private static final Set<Double> OF_SHELL = Set.of(0.0625, 1.0);

  /**
   * What a request asks for.
   *
   * @param allocated the deprecated {@code AllocatedCapacity}, which means the same as MaxCapacity
   * @throws software.amazon.awssdk.services.glue.model.InvalidInputException if it asks for it
   *     twice
   */
  public static Sizing of(
      @Nullable Double maxCapacity,
      @Nullable Integer allocated,
      @Nullable String workerType,
      @Nullable Integer workers) {
    boolean byWorkers = workerType != null || workers != null;
    if (maxCapacity != null && byWorkers) {
      throw invalidInput(
          "Please do not set Max Capacity if using Worker Type and Number of Workers.");
    }
    if (allocated == null || allocated <= 0) {
      return new Sizing(maxCapacity, workerType, workers);
    }
    if (byWorkers) {
      throw invalidInput(
          "Please do not set Allocated Capacity if using Worker Type and Number of Workers.");
    }
    if (maxCapacity != null && maxCapacity.intValue() != allocated) {
      throw invalidInput("Please set only one of Allocated Capacity and Max Capacity.");
    }
    return new Sizing(maxCapacity == null ? Double.valueOf(allocated) : maxCapacity, null, null);
  }

  /**
   * @throws software.amazon.awssdk.services.glue.model.InvalidInputException if jobs of that kind
   *     cannot have it
   */
  public void check(JobKind kind) {
    if (kind.spark()) {
      checkOfSpark(kind);
    } else if (workerType != null || numberOfWorkers != null) {
      throw invalidInput("Worker Type is not supported for Job Command pythonshell");
    } else if (maxCapacity != null && !OF_SHELL.contains(maxCapacity)) {
      throw invalidInput("Max Capacity of Job Command pythonshell must be 0.0625 or 1.0");
    }
  }

  private void checkOfSpark(JobKind kind) {
    if (maxCapacity != null && (maxCapacity < LEAST || maxCapacity != Math.rint(maxCapacity))) {
      throw invalidInput(
          "Max Capacity of Job Command " + kind.command() + " must be a whole number, at least 2");
    }
    if (numberOfWorkers != null && numberOfWorkers < LEAST) {
      throw invalidInput("Number of Workers must be at least 2, was " + numberOfWorkers);
    }
    if (QUARTER.equals(workerType) && kind != JobKind.GLUESTREAMING) {
      throw invalidInput(
          "Worker Type G.025X is for Job Command gluestreaming alone, was " + kind.command());
    }
  }

  /**
   * @throws software.amazon.awssdk.services.glue.model.InvalidInputException if it names a type of
   *     workers without their number, or a number without a type
   */
  public void checkWhole() {
    if (workerType != null && numberOfWorkers == null) {
      throw invalidInput("Number of Workers must be set with Worker Type " + workerType);
    }
    if (workerType == null && numberOfWorkers != null) {
      throw invalidInput("Worker Type must be set with Number of Workers " + numberOfWorkers);
    }
  }
}
