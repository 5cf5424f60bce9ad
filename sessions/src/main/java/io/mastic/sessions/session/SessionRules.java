package io.mastic.sessions.session;

import static io.mastic.contract.Errors.invalidInput;

import io.mastic.jobs.capacity.Capacity;
import io.mastic.jobs.capacity.Sizing;
import io.mastic.jobs.launch.order.JobKind;
import io.mastic.jobs.parameter.Parameters;
import io.mastic.jobs.version.SparkLine;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.CreateSessionRequest;
import software.amazon.awssdk.services.glue.model.SessionType;

/** What a session may ask for, beyond the constraints of the service model. */
final class SessionRules {

  /** AWS: "the maximum is 7 days". */
  private static final int LONGEST = 10_080;

  private static final int LEAST_WORKERS = 2;
  private static final int USUAL_WORKERS = 5;
  private static final String USUAL_WORKER = "G.1X";

  /** The only version of AWS's that has Spark Connect, of those that are here. */
  private static final String CONNECTS = "5.1";

  private static final SparkLine LINE = SparkLine.SPARK_3_5;

  private SessionRules() {}

  /**
   * @throws software.amazon.awssdk.services.glue.model.GlueException for a session that cannot be
   */
  static void check(CreateSessionRequest request) {
    checkMinutes("Timeout", request.timeout());
    checkMinutes("IdleTimeout", request.idleTimeout());
    checkProcess(request);
  }

  /**
   * All but how long it is to live.
   *
   * @throws software.amazon.awssdk.services.glue.model.GlueException if not
   */
  static void checkProcess(CreateSessionRequest request) {
    kind(request);
    if (request.sessionType() == SessionType.SPARK_CONNECT
        && request.glueVersion() != null
        && !request.glueVersion().equals(CONNECTS)) {
      throw invalidInput(
          "SessionType SPARK_CONNECT needs GlueVersion "
              + CONNECTS
              + ", was "
              + request.glueVersion());
    }
    if (request.sessionType() == SessionType.UNKNOWN_TO_SDK_VERSION) {
      throw invalidInput("SessionType must be LIVY or SPARK_CONNECT");
    }
    Parameters.check(request.defaultArguments());
    if (Parameters.of(request.defaultArguments()).isScala()) {
      throw invalidInput(
          "Sessions in Scala are not supported here (--job-language scala): statements are in"
              + " Python; a job can be in Scala");
    }
    Integer workers = sizing(request).numberOfWorkers();
    if (workers != null && workers < LEAST_WORKERS) {
      throw invalidInput("NumberOfWorkers must be at least " + LEAST_WORKERS + ", was " + workers);
    }
    checkPython(request);
    if (LINE.isBehind(request.glueVersion())) {
      throw invalidInput(
          "Glue "
              + request.glueVersion()
              + " is not available on this server; its Spark is the one of Glue "
              + LINE.ownNames());
    }
  }

  private static void checkPython(CreateSessionRequest request) {
    String version = request.command() == null ? null : request.command().pythonVersion();
    if (version != null && !version.equals("3") && !version.startsWith("3.")) {
      throw invalidInput("PythonVersion of a session must be 3, was " + version);
    }
  }

  static JobKind kind(CreateSessionRequest request) {
    String name = request.command() == null ? null : request.command().name();
    if (name == null || name.equals(JobKind.GLUEETL.command())) {
      return JobKind.GLUEETL;
    }
    if (name.equals(JobKind.GLUESTREAMING.command())) {
      return JobKind.GLUESTREAMING;
    }
    throw invalidInput(
        name.equals("glueray")
            ? "Sessions of type glueray are not supported here; use glueetl or gluestreaming"
            : "Unknown session command name " + name + "; it must be glueetl or gluestreaming");
  }

  /** Five workers of the type G.1X, as AWS has it, unless something else is asked for. */
  static Capacity capacity(CreateSessionRequest request) {
    Sizing asked = sizing(request);
    if (asked.maxCapacity() != null) {
      return Capacity.of(kind(request), asked);
    }
    return Capacity.of(
        kind(request),
        new Sizing(
            null,
            asked.workerType() == null ? USUAL_WORKER : asked.workerType(),
            asked.numberOfWorkers() == null
                ? Integer.valueOf(USUAL_WORKERS)
                : asked.numberOfWorkers()));
  }

  private static Sizing sizing(CreateSessionRequest request) {
    return Sizing.of(
        request.maxCapacity(), null, request.workerTypeAsString(), request.numberOfWorkers());
  }

  private static void checkMinutes(String member, @Nullable Integer minutes) {
    if (minutes != null && (minutes < 1 || minutes > LONGEST)) {
      throw invalidInput(
          member + " must be between 1 and " + LONGEST + " minutes (7 days), was " + minutes);
    }
  }
}
