package io.mastic.jobs.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.mastic.catalog.setting.UsageTerms;
import io.mastic.jobs.capacity.Capacity;
import io.mastic.jobs.capacity.Sizing;
import io.mastic.jobs.definition.JobRules;
import io.mastic.jobs.definition.JobTerms;
import io.mastic.jobs.launch.order.JobKind;
import io.mastic.jobs.launch.order.Workers;
import io.mastic.jobs.parameter.Parameters;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.Job;
import software.amazon.awssdk.services.glue.model.NotificationProperty;

/**
 * Everything that a run does, settled when it is started: later changes of the job do not reach it.
 * Rows keep it as one flat JSON object, but for the capacity.
 *
 * @param parameters merged, without those that Glue adds by itself
 * @param connections names of the job's
 */
public record RunPlan(
    @JsonUnwrapped Code code,
    @JsonProperty("arguments") Parameters parameters,
    @JsonUnwrapped RunLimits limits,
    @JsonUnwrapped Attributes attributes,
    Capacity capacity,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> connections) {

  /** Rows of earlier builds have no connections. */
  public RunPlan {
    connections = connections == null ? List.of() : List.copyOf(connections);
  }

  /** Puts the job and what this run changes of it together. */
  public static RunPlan of(Job job, StartRequest start) {
    Code code = Code.of(job);
    JobRules.checkClass(job, start.attributes().executionClass());
    return new RunPlan(
        code,
        Parameters.of(job.nonOverridableArguments())
            .over(said(start))
            .over(Parameters.of(job.defaultArguments())),
        RunLimits.of(job, code, start),
        start.attributes().over(attributes(job)),
        capacity(code.kind(), job, start.sizing()),
        job.connections() == null ? List.of() : job.connections().connections());
  }

  /**
   * The same plan, held to a usage profile.
   *
   * @throws software.amazon.awssdk.services.glue.model.InvalidInputException if it asks for more
   *     than the profile allows
   */
  RunPlan under(UsageTerms terms) {
    JobTerms.check(terms, code.kind(), capacity, limits.timeout());
    return new RunPlan(
        code, parameters, limits, attributes.under(terms.profile()), capacity, connections);
  }

  /** What the run asks a launcher for. */
  public Workers workers() {
    boolean asNeeded =
        "FLEX".equals(attributes.executionClass())
            || parameters.get("--enable-auto-scaling").strip().equalsIgnoreCase("true");
    return capacity.workers(asNeeded ? Workers.Supply.AS_NEEDED : Workers.Supply.FIXED);
  }

  /** The plan of a run whose job is gone: it never begins. */
  static RunPlan ofNothing(StartRequest start) {
    return new RunPlan(
        Code.NONE,
        said(start),
        RunLimits.NONE,
        Attributes.NONE,
        Capacity.of(JobKind.GLUEETL, Sizing.OF_JOB),
        List.of());
  }

  /** The arguments that whoever started the run gave it. */
  static Parameters said(StartRequest start) {
    return start.parameters().over(start.cause().parameters());
  }

  private static Attributes attributes(Job job) {
    NotificationProperty notification = job.notificationProperty();
    return new Attributes(
        job.executionClassAsString(),
        job.securityConfiguration(),
        notification == null ? null : notification.notifyDelayAfter(),
        null);
  }

  private static Capacity capacity(JobKind kind, Job job, Sizing sizing) {
    sizing.check(kind);
    if (sizing.workerType() == null && sizing.maxCapacity() != null) {
      return Capacity.of(kind, new Sizing(sizing.maxCapacity(), null, null));
    }
    Sizing ofJob = JobRules.sizing(job);
    Sizing both =
        new Sizing(
            ofJob.maxCapacity(),
            first(sizing.workerType(), ofJob.workerType()),
            first(sizing.numberOfWorkers(), ofJob.numberOfWorkers()));
    if (!sizing.equals(Sizing.OF_JOB)) {
      both.checkWhole();
    }
    return Capacity.of(kind, both);
  }

  private static <T> @Nullable T first(@Nullable T ofRun, @Nullable T ofJob) {
    return ofRun == null ? ofJob : ofRun;
  }
}
