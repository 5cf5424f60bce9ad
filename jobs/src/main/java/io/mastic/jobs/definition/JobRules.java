package io.mastic.jobs.definition;

import static io.mastic.contract.Errors.invalidInput;

import io.mastic.jobs.capacity.Sizing;
import io.mastic.jobs.launch.order.JobKind;
import io.mastic.jobs.parameter.Parameters;
import io.mastic.jobs.version.SparkLine;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.Job;

/** What a job must be like beyond the model's constraints. */
public final class JobRules {

  private static final int MOST_RETRIES = 10;
  private static final int LONGEST_TIMEOUT = 10_080;
  private static final SparkLine LINE = SparkLine.SPARK_3_5;
  private static final String FLEX = "FLEX";
  private static final Set<String> TOO_OLD_FOR_FLEX = Set.of("0.9", "1.0", "2.0");

  private JobRules() {}

  /**
   * @throws software.amazon.awssdk.services.glue.model.InvalidInputException for a job that cannot
   *     be
   */
  public static void check(Job job) {
    if (job.command() == null) {
      throw invalidInput("Command is required");
    }
    JobKind kind = kind(job.command().name());
    if (isBlank(job.command().scriptLocation())) {
      throw invalidInput("ScriptLocation of the command cannot be null or empty");
    }
    Sizing asked = asked(job);
    asked.check(kind);
    asked.checkWhole();
    if (kind.spark() && job.glueVersion() != null && !LINE.isKnown(job.glueVersion())) {
      throw invalidInput(
          "Glue version " + job.glueVersion() + " does not exist; use one of " + LINE.knownNames());
    }
    checkClass(job, job.executionClassAsString());
    if (job.maintenanceWindow() != null && kind != JobKind.GLUESTREAMING) {
      throw invalidInput("MaintenanceWindow is for Job Command gluestreaming alone");
    }
    if (job.maxRetries() != null && (job.maxRetries() < 0 || job.maxRetries() > MOST_RETRIES)) {
      throw invalidInput("MaxRetries must be between 0 and " + MOST_RETRIES);
    }
    checkTimeout(job.timeout());
    Parameters.check(job.defaultArguments());
    Parameters.check(job.nonOverridableArguments());
  }

  /**
   * @param executionClass of the job, or of a run of it; null is the standard one
   * @throws software.amazon.awssdk.services.glue.model.InvalidInputException if the job's runs
   *     cannot be of that class
   */
  public static void checkClass(Job job, @Nullable String executionClass) {
    if (!FLEX.equals(executionClass)) {
      return;
    }
    if (kind(job.command().name()) != JobKind.GLUEETL) {
      throw invalidInput("ExecutionClass FLEX is for Job Command glueetl alone");
    }
    if (TOO_OLD_FOR_FLEX.contains(String.valueOf(job.glueVersion()))) {
      throw invalidInput(
          "ExecutionClass FLEX needs Glue version 3.0 or later, was " + job.glueVersion());
    }
  }

  private static boolean isBlank(@Nullable String text) {
    return text == null || text.isBlank();
  }

  @SuppressWarnings("deprecation") // AllocatedCapacity: clients still send it.
  private static Sizing asked(Job job) {
    return Sizing.of(
        job.maxCapacity(),
        job.allocatedCapacity(),
        job.workerTypeAsString(),
        job.numberOfWorkers());
  }

  /** What a job that was once found good asks for. */
  @SuppressWarnings("deprecation") // AllocatedCapacity: clients still send it.
  public static Sizing sizing(Job job) {
    Integer allocated = job.allocatedCapacity();
    return new Sizing(
        job.maxCapacity() == null && allocated != null
            ? Double.valueOf(allocated)
            : job.maxCapacity(),
        job.workerTypeAsString(),
        job.numberOfWorkers());
  }

  static JobKind kind(@Nullable String command) {
    if ("glueray".equals(command)) {
      throw invalidInput(
          "Jobs of type glueray are not supported here; use glueetl, gluestreaming or pythonshell");
    }
    return Optional.ofNullable(command)
        .flatMap(JobKind::named)
        .orElseThrow(
            () ->
                invalidInput(
                    "Unknown job command name "
                        + command
                        + "; it must be one of glueetl, gluestreaming, pythonshell, glueray"));
  }

  /** Minutes; none and, as streaming jobs have it, zero are fine. */
  public static void checkTimeout(@Nullable Integer minutes) {
    if (minutes != null && (minutes < 0 || minutes > LONGEST_TIMEOUT)) {
      throw invalidInput(
          "Timeout must be at most " + LONGEST_TIMEOUT + " minutes (7 days), was " + minutes);
    }
  }
}
