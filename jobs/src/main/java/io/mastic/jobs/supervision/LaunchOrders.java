package io.mastic.jobs.supervision;

import io.mastic.jobs.launch.order.LaunchException;
import io.mastic.jobs.launch.order.LaunchOrder;
import io.mastic.jobs.launch.order.Program;
import io.mastic.jobs.parameter.Parameters;
import io.mastic.jobs.process.RunEnvironment;
import io.mastic.jobs.run.Code;
import io.mastic.jobs.run.Run;
import io.mastic.jobs.run.RunPlan;
import io.mastic.jobs.version.SparkLine;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Turns a run into the order for the launcher, with temporary keys of the job's role. */
final class LaunchOrders {

  private static final Duration AFTER_TIMEOUT = Duration.ofHours(1);
  private static final Duration WITHOUT_TIMEOUT = Duration.ofDays(30);
  private static final SparkLine LINE = SparkLine.SPARK_3_5;

  private final RunEnvironment surroundings;
  private final ConnectionJars jars;

  LaunchOrders(RunEnvironment surroundings, ConnectionJars jars) {
    this.surroundings = surroundings;
    this.jars = jars;
  }

  /**
   * @throws LaunchException for a run of a kind that is not here yet
   */
  static void check(RunPlan plan) throws LaunchException {
    Code code = plan.code();
    if (code.kind().spark() && LINE.isBehind(code.glueVersion())) {
      throw new LaunchException(
          "LAUNCH ERROR | Glue "
              + code.glueVersion()
              + " is not available on this server; its Spark is the one of Glue "
              + LINE.ownNames());
    }
    if (plan.parameters().isScala() && !code.kind().spark()) {
      throw new LaunchException(
          "LAUNCH ERROR | A Python shell job is in Python: --job-language scala");
    }
  }

  /**
   * @throws LaunchException if a connection of the job is not there
   */
  LaunchOrder of(Run run) throws LaunchException {
    RunPlan plan = run.plan();
    List<String> brought = jars.of(run.key(), plan.connections());
    return new LaunchOrder(
        new LaunchOrder.Subject(run.id(), run.jobName(), run.key().account(), run.key().region()),
        new Program.Script(script(plan)),
        plan.code().kind(),
        plan.code().glueVersion(),
        plan.workers(),
        new LaunchOrder.Arguments(
            plan.parameters().commandLine(own(run)), plan.parameters().withJars(brought)),
        new LaunchOrder.Around(environment(run), surroundings.endpoint()));
  }

  /** {@code --scriptLocation} wins over what the job says. */
  private static String script(RunPlan plan) {
    String other = plan.parameters().get("--scriptLocation").strip();
    return other.isEmpty() ? plan.code().script() : other;
  }

  /** The arguments that Glue adds by itself. */
  private static Parameters own(Run run) {
    Map<String, String> own = new LinkedHashMap<>();
    own.put("--JOB_NAME", run.jobName());
    own.put("--JOB_ID", jobId(run));
    own.put("--JOB_RUN_ID", run.id());
    run.request().cause().tell(own);
    return Parameters.of(own);
  }

  private Map<String, String> environment(Run run) {
    RunPlan plan = run.plan();
    Map<String, String> environment =
        surroundings.of(run.key(), plan.code().role(), lifetime(plan.limits().timeout()));
    environment.putAll(plan.parameters().driverVariables());
    return environment;
  }

  private static Duration lifetime(int timeout) {
    return timeout == 0 ? WITHOUT_TIMEOUT : Duration.ofMinutes(timeout).plus(AFTER_TIMEOUT);
  }

  /** Stays the same for a job, as AWS's does. */
  private static String jobId(Run run) {
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
