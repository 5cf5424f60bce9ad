package io.mastic.jobs.supervision;

import io.mastic.jobs.launch.GlueVersions;
import io.mastic.jobs.launch.LaunchException;
import io.mastic.jobs.launch.LaunchOrder;
import io.mastic.jobs.launch.Program;
import io.mastic.jobs.process.RunEnvironment;
import io.mastic.jobs.run.JobRun;
import io.mastic.jobs.run.RunArguments;
import io.mastic.jobs.run.RunPlan;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** Turns a run into the order for the launcher, with temporary keys of the job's role. */
final class LaunchOrders {

  private static final Duration AFTER_TIMEOUT = Duration.ofHours(1);
  private static final Duration WITHOUT_TIMEOUT = Duration.ofDays(30);
  private static final int NEWEST = 5;
  private static final String CUSTOMER = "CUSTOMER_";

  private final RunEnvironment surroundings;

  LaunchOrders(RunEnvironment surroundings) {
    this.surroundings = surroundings;
  }

  /**
   * @throws LaunchException for a run of a kind that is not here yet
   */
  static void check(RunPlan plan) throws LaunchException {
    if (plan.kind().spark() && GlueVersions.major(plan.glueVersion()) > NEWEST) {
      throw new LaunchException(
          "LAUNCH ERROR | Glue "
              + plan.glueVersion()
              + " is not available on this server; its Spark is the one of Glue 5.0 and 5.1");
    }
    if ("scala".equals(plan.arguments().get("--job-language"))) {
      throw new LaunchException(
          "LAUNCH ERROR | Jobs in Scala are not available on this server; --job-language must be"
              + " python");
    }
  }

  LaunchOrder of(JobRun run) {
    RunPlan plan = run.plan();
    return new LaunchOrder(
        run.id(),
        run.jobName(),
        plan.kind(),
        new Program.Script(plan.script()),
        RunArguments.commandLine(own(run), plan.arguments()),
        plan.arguments(),
        plan.glueVersion(),
        plan.capacity().workerDpus(),
        environment(run),
        surroundings.endpoint(),
        run.key().region(),
        run.key().account());
  }

  /** The arguments that Glue adds by itself. */
  static Map<String, String> own(JobRun run) {
    Map<String, String> own = new LinkedHashMap<>();
    own.put("JOB_NAME", run.jobName());
    own.put("JOB_ID", jobId(run));
    own.put("JOB_RUN_ID", run.id());
    if (run.request().workflowName() != null && run.request().workflowRunId() != null) {
      own.put("WORKFLOW_NAME", run.request().workflowName());
      own.put("WORKFLOW_RUN_ID", run.request().workflowRunId());
    }
    return own;
  }

  private Map<String, String> environment(JobRun run) {
    RunPlan plan = run.plan();
    Map<String, String> environment = surroundings.of(run.key(), plan.role(), lifetime(plan));
    environment.putAll(customers(plan.arguments()));
    return environment;
  }

  /** {@code --customer-driver-env-vars}: only names with the prefix are taken, as AWS says. */
  static Map<String, String> customers(Map<String, String> arguments) {
    Map<String, String> variables = new LinkedHashMap<>();
    for (String pair : arguments.getOrDefault("--customer-driver-env-vars", "").split(",", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0 && pair.strip().startsWith(CUSTOMER)) {
        variables.put(pair.substring(0, equals).strip(), pair.substring(equals + 1).strip());
      }
    }
    return variables;
  }

  private static Duration lifetime(RunPlan plan) {
    return plan.timeout() == 0
        ? WITHOUT_TIMEOUT
        : Duration.ofMinutes(plan.timeout()).plus(AFTER_TIMEOUT);
  }

  /** Stays the same for a job, as AWS's does. */
  private static String jobId(JobRun run) {
    String job = run.key().account() + "/" + run.key().region() + "/" + run.jobName();
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(job.getBytes(StandardCharsets.UTF_8));
      return "j_" + HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
