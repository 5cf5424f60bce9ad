package io.mastic.jobs.run;

import io.mastic.jobs.launch.GlueVersions;
import io.mastic.jobs.launch.JobKind;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.Job;

/**
 * Everything that a run does, settled when it is started: later changes of the job do not reach it.
 *
 * @param script the script's S3 location
 * @param role name or ARN
 * @param arguments merged, without those that Glue adds by itself
 * @param timeout in minutes; 0 for none, as streaming jobs have it
 * @param attempts how many runs there are at most, the retries included
 */
public record RunPlan(
    JobKind kind,
    String script,
    String role,
    Map<String, String> arguments,
    int timeout,
    int attempts,
    @Nullable String glueVersion,
    @Nullable String pythonVersion,
    @Nullable String executionClass,
    @Nullable String securityConfiguration,
    @Nullable Integer notifyDelayAfter,
    int maxConcurrentRuns,
    boolean queuing,
    Capacity capacity) {

  private static final int LONGEST_TIMEOUT = 10_080;

  /** Puts the job and what this run changes of it together. */
  public static RunPlan of(Job job, StartRequest start) {
    JobKind kind = JobKind.named(job.command().name()).orElse(JobKind.GLUEETL);
    return new RunPlan(
        kind,
        Optional.ofNullable(job.command().scriptLocation()).orElse(""),
        Optional.ofNullable(job.role()).orElse(""),
        RunArguments.merge(
            job.defaultArguments(),
            start.triggerArguments(),
            start.arguments(),
            job.nonOverridableArguments()),
        timeout(kind, job, start),
        1 + Optional.ofNullable(job.maxRetries()).orElse(0),
        job.glueVersion(),
        job.command().pythonVersion(),
        first(start.executionClass(), job.executionClassAsString()),
        first(start.securityConfiguration(), job.securityConfiguration()),
        first(
            start.notifyDelayAfter(),
            job.notificationProperty() == null
                ? null
                : job.notificationProperty().notifyDelayAfter()),
        maxConcurrentRuns(job),
        Optional.ofNullable(first(start.queuing(), job.jobRunQueuingEnabled())).orElse(false),
        capacity(kind, job, start));
  }

  /** The plan of a run whose job is gone: it never begins. */
  static RunPlan ofNothing(StartRequest start) {
    return new RunPlan(
        JobKind.GLUEETL,
        "",
        "",
        RunArguments.merge(Map.of(), start.triggerArguments(), start.arguments(), Map.of()),
        0,
        1,
        null,
        null,
        null,
        null,
        null,
        1,
        false,
        Capacity.of(JobKind.GLUEETL, null, null, null));
  }

  /** The most runs at the same time; AWS's default is one. */
  static int maxConcurrentRuns(Job job) {
    Integer most =
        job.executionProperty() == null ? null : job.executionProperty().maxConcurrentRuns();
    return most == null ? 1 : Math.max(1, most);
  }

  private static int timeout(JobKind kind, Job job, StartRequest start) {
    Integer minutes = first(start.timeout(), job.timeout());
    if (minutes == null || minutes <= 0) {
      return kind == JobKind.GLUESTREAMING
          ? 0
          : GlueVersions.defaultTimeout(kind, job.glueVersion());
    }
    return Math.min(minutes, LONGEST_TIMEOUT);
  }

  private static Capacity capacity(JobKind kind, Job job, StartRequest start) {
    if (start.workerType() == null && start.maxCapacity() != null) {
      return Capacity.of(kind, start.maxCapacity(), null, null);
    }
    return Capacity.of(
        kind,
        job.maxCapacity(),
        first(start.workerType(), job.workerTypeAsString()),
        first(start.numberOfWorkers(), job.numberOfWorkers()));
  }

  private static <T> @Nullable T first(@Nullable T ofRun, @Nullable T ofJob) {
    return ofRun == null ? ofJob : ofRun;
  }
}
