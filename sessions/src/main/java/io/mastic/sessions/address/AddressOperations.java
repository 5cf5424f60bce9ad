package io.mastic.sessions.address;

import io.mastic.contract.Errors;
import io.mastic.contract.GlueOperations;
import io.mastic.contract.Partial;
import io.mastic.jobs.launch.directory.RunPlace;
import io.mastic.jobs.process.RunKey;
import io.mastic.jobs.run.JobRuns;
import io.mastic.jobs.run.Run;
import io.mastic.kernel.Caller;
import io.mastic.sessions.driver.Address;
import io.mastic.sessions.session.GlueSession;
import io.mastic.sessions.session.SessionErrors;
import io.mastic.sessions.session.SessionState;
import io.mastic.sessions.session.Sessions;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.function.Supplier;
import software.amazon.awssdk.services.glue.model.GetDashboardUrlRequest;
import software.amazon.awssdk.services.glue.model.GetDashboardUrlResponse;
import software.amazon.awssdk.services.glue.model.GetSessionEndpointRequest;
import software.amazon.awssdk.services.glue.model.GetSessionEndpointResponse;
import software.amazon.awssdk.services.glue.model.GetSystemLogsForJobRunRequest;
import software.amazon.awssdk.services.glue.model.GetSystemLogsForJobRunResponse;
import software.amazon.awssdk.services.glue.model.GetSystemLogsForSessionRequest;
import software.amazon.awssdk.services.glue.model.GetSystemLogsForSessionResponse;
import software.amazon.awssdk.services.glue.model.GlueResourceType;
import software.amazon.awssdk.services.glue.model.InvalidInputException;

/** AWS's operations that answer an address. */
public final class AddressOperations implements GlueOperations {

  private static final String NO_SYSTEM_PROFILE =
      "runs and sessions have no system profile here, whatever"
          + " --enable-lakeformation-fine-grained-access says: each is answered as AWS answers for"
          + " one without fine-grained access control";

  private final Sessions sessions;
  private final JobRuns runs;
  private final RunPlace place;
  private final Supplier<String> server;

  /**
   * @param place where the files of processes are
   * @param server this server's own address
   */
  public AddressOperations(
      Sessions sessions, JobRuns runs, RunPlace place, Supplier<String> server) {
    this.sessions = sessions;
    this.runs = runs;
    this.place = place;
    this.server = server;
  }

  @Override
  @Partial("the address is one of the server's own machine, on loopback")
  public GetSessionEndpointResponse getSessionEndpoint(GetSessionEndpointRequest request) {
    GlueSession session = sessions.load(request.sessionId());
    if (!session.connects()) {
      throw Errors.notSupported(
          "Session " + session.id() + " is of the type LIVY, which has no endpoint");
    }
    Instant begun = session.times().begunAt();
    if (session.state() != SessionState.READY || begun == null) {
      throw SessionErrors.illegalState(
          "Session " + session.id() + " is in " + session.state() + " state, not READY");
    }
    Address address =
        Address.ofConnect(place.of(session.process().id()))
            .orElseThrow(
                () ->
                    SessionErrors.illegalState(
                        "Session " + session.id() + " cannot be reached from this server"));
    return GetSessionEndpointResponse.builder()
        .sparkConnect(
            endpoint ->
                endpoint
                    .url("sc://127.0.0.1:" + address.port())
                    .authToken(address.token())
                    // The token is the session's own, and is over when that is.
                    .authTokenExpirationTime(begun.plus(session.timeout())))
        .build();
  }

  @Override
  @Partial(
      "the address is for who has signed in to the console: of a job run its page, of a session its"
          + " page among the notebooks; RequestOrigin changes nothing")
  public GetDashboardUrlResponse getDashboardUrl(GetDashboardUrlRequest request) {
    return GetDashboardUrlResponse.builder().url(server.get() + "/_/#/" + page(request)).build();
  }

  private String page(GetDashboardUrlRequest request) {
    String id = request.resourceId();
    if (request.resourceType() == GlueResourceType.SESSION) {
      return "sessions/" + word(sessions.load(id).id());
    }
    Run run =
        runs.find(RunKey.of(Caller.current(), id))
            .orElseThrow(() -> Errors.entityNotFound("Job run not found, id=" + id));
    return "jobs/" + word(run.jobName()) + "/runs/" + word(run.id());
  }

  @Override
  @Partial(NO_SYSTEM_PROFILE)
  public GetSystemLogsForJobRunResponse getSystemLogsForJobRun(
      GetSystemLogsForJobRunRequest request) {
    throw noSystemLogs("Job run " + runs.load(request.jobName(), request.runId()).id());
  }

  @Override
  @Partial(NO_SYSTEM_PROFILE)
  public GetSystemLogsForSessionResponse getSystemLogsForSession(
      GetSystemLogsForSessionRequest request) {
    throw noSystemLogs("Session " + sessions.load(request.id()).id());
  }

  /** What AWS answers for all that runs without fine-grained access control. */
  private static InvalidInputException noSystemLogs(String whose) {
    return Errors.invalidInput(
        whose
            + " does not have fine-grained access control enabled; system logs are those of its"
            + " system profile");
  }

  private static String word(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
