package io.mastic.jobs.launch.order;

import io.mastic.jobs.parameter.Parameters;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a launcher needs to begin a run.
 *
 * @param glueVersion that the job names; null for none
 * @param workers that it asks for
 */
public record LaunchOrder(
    Subject subject,
    Program program,
    JobKind kind,
    @Nullable String glueVersion,
    Workers workers,
    Arguments arguments,
    Around around) {

  /** Which run, of which job, on whose behalf. */
  public record Subject(String runId, String jobName, String account, String region) {}

  /**
   * @param line the program's command line
   * @param parameters by key, for those that the launcher itself obeys
   */
  public record Arguments(List<String> line, Parameters parameters) {

    public static Arguments of(List<String> line, Map<String, String> byKey) {
      return new Arguments(line, Parameters.of(byKey));
    }
  }

  /**
   * @param environment the run's own: credentials, endpoint, region; never written to disk
   * @param endpoint of this server; null for a run without one
   */
  public record Around(Map<String, String> environment, @Nullable String endpoint) {}

  public String runId() {
    return subject.runId();
  }

  public String jobName() {
    return subject.jobName();
  }

  /** The size of a worker in AWS's units, which decides about memory. */
  public double workerDpus() {
    return workers.dpus();
  }

  public Parameters parameters() {
    return arguments.parameters();
  }

  /** Arguments and environment may hold secrets. */
  @Override
  public String toString() {
    return "LaunchOrder[" + runId() + " of " + jobName() + "]";
  }
}
