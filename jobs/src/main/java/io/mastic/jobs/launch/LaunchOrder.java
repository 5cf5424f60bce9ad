package io.mastic.jobs.launch;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a launcher needs to begin a run.
 *
 * @param args the program's command line
 * @param arguments the same arguments by key, for those that the launcher itself obeys
 * @param workerDpus the size of a worker in AWS's units, which decides about memory
 * @param environment the run's own: credentials, endpoint, region; never written to disk
 * @param endpoint of this server; null for a run without one
 */
public record LaunchOrder(
    String runId,
    String jobName,
    JobKind kind,
    Program program,
    List<String> args,
    Map<String, String> arguments,
    @Nullable String glueVersion,
    double workerDpus,
    Map<String, String> environment,
    @Nullable String endpoint,
    String region,
    String account) {

  /** Arguments and environment may hold secrets. */
  @Override
  public String toString() {
    return "LaunchOrder[" + runId + " of " + jobName + "]";
  }
}
