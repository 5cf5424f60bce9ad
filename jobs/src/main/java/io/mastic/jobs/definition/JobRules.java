package io.mastic.jobs.definition;

import static io.mastic.contract.Errors.invalidInput;

import io.mastic.jobs.launch.order.JobKind;
import io.mastic.jobs.parameter.Parameters;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.Job;

/** What a job must be like beyond the model's constraints. */
public final class JobRules {

  private static final int MOST_RETRIES = 10;
  private static final int LONGEST_TIMEOUT = 10_080;

  private JobRules() {}

  /**
   * @throws software.amazon.awssdk.services.glue.model.InvalidInputException for a job that cannot
   *     be
   */
  public static void check(Job job) {
    if (job.command() == null) {
      throw invalidInput("Command is required");
    }
    kind(job.command().name());
    if (job.maxCapacity() != null && (job.workerType() != null || job.numberOfWorkers() != null)) {
      throw invalidInput(
          "Please do not set Max Capacity if using Worker Type and Number of Workers.");
    }
    if (job.maxRetries() != null && (job.maxRetries() < 0 || job.maxRetries() > MOST_RETRIES)) {
      throw invalidInput("MaxRetries must be between 0 and " + MOST_RETRIES);
    }
    checkTimeout(job.timeout());
    Parameters.check(job.defaultArguments());
    Parameters.check(job.nonOverridableArguments());
  }

  private static void kind(@Nullable String command) {
    if ("glueray".equals(command)) {
      throw invalidInput(
          "Jobs of type glueray are not supported here; use glueetl, gluestreaming or pythonshell");
    }
    if (command == null || JobKind.named(command).isEmpty()) {
      throw invalidInput(
          "Unknown job command name "
              + command
              + "; it must be one of glueetl, gluestreaming, pythonshell, glueray");
    }
  }

  /** Minutes; none and, as streaming jobs have it, zero are fine. */
  public static void checkTimeout(@Nullable Integer minutes) {
    if (minutes != null && (minutes < 0 || minutes > LONGEST_TIMEOUT)) {
      throw invalidInput(
          "Timeout must be at most " + LONGEST_TIMEOUT + " minutes (7 days), was " + minutes);
    }
  }
}
