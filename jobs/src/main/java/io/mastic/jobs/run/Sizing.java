package io.mastic.jobs.run;

import org.jspecify.annotations.Nullable;

/**
 * The computing power that a run asks for instead of its job's; null members leave the job's own.
 *
 * @param maxCapacity in data processing units
 */
public record Sizing(
    @Nullable Double maxCapacity, @Nullable String workerType, @Nullable Integer numberOfWorkers) {

  static final Sizing OF_JOB = new Sizing(null, null, null);
}
