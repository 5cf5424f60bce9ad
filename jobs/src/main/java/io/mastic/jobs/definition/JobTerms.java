package io.mastic.jobs.definition;

import io.mastic.catalog.setting.UsageTerms;
import io.mastic.jobs.capacity.Capacity;
import io.mastic.jobs.capacity.Sizing;
import io.mastic.jobs.launch.order.JobKind;
import software.amazon.awssdk.services.glue.model.Job;

/**
 * What a usage profile makes of jobs and of their runs. A Python shell job has no workers, so that
 * only the profile's word on the timeout is about it.
 */
public final class JobTerms {

  private static final String UNITS =
      "capacity was asked for as MaxCapacity, which its limits of workers cannot be compared with;"
          + " set WorkerType and NumberOfWorkers";

  private JobTerms() {}

  /**
   * The job with the profile's defaults in it, as AWS saves them.
   *
   * @throws software.amazon.awssdk.services.glue.model.InvalidInputException if it asks for more
   *     than the profile allows
   */
  static Job applied(UsageTerms terms, Job job) {
    Job.Builder under =
        job.toBuilder()
            .profileName(terms.profile())
            .timeout(terms.number(UsageTerms.TIMEOUT, job.timeout()));
    if (JobRules.kind(job.command().name()).spark()) {
      Sizing asked = JobRules.sizing(job);
      if (asked.maxCapacity() == null) {
        under
            .workerType(terms.word(UsageTerms.WORKER_TYPE, asked.workerType()))
            .numberOfWorkers(terms.number(UsageTerms.WORKERS, asked.numberOfWorkers()));
      } else if (terms.limitWorkers()) {
        throw terms.outside(UsageTerms.WORKERS, UNITS);
      }
    }
    return under.build();
  }

  /**
   * Whether a run may be, with all that follows from its job.
   *
   * @param timeout in minutes; 0 for none
   * @throws software.amazon.awssdk.services.glue.model.InvalidInputException if it asks for more
   *     than the profile allows
   */
  public static void check(UsageTerms terms, JobKind kind, Capacity capacity, int timeout) {
    if (timeout > 0) {
      terms.check(UsageTerms.TIMEOUT, timeout);
    } else if (terms.bounds(UsageTerms.TIMEOUT)) {
      throw terms.outside(UsageTerms.TIMEOUT, "it has none");
    }
    String type = capacity.workerType();
    Integer workers = capacity.workers();
    if (!kind.spark()) {
      return;
    }
    if (type != null && workers != null) {
      terms.checkWord(UsageTerms.WORKER_TYPE, type);
      terms.check(UsageTerms.WORKERS, workers);
    } else if (terms.limitWorkers()) {
      throw terms.outside(UsageTerms.WORKERS, UNITS);
    }
  }
}
