package io.mastic.sessions.session;

import io.mastic.catalog.setting.UsageTerms;
import software.amazon.awssdk.services.glue.model.CreateSessionRequest;

/** What a usage profile makes of sessions. */
final class SessionTerms {

  private SessionTerms() {}

  /**
   * The request with the profile's defaults where it says nothing, and AWS's own where neither
   * does: those have to keep the limits as well.
   *
   * @throws software.amazon.awssdk.services.glue.model.InvalidInputException if it asks for more
   *     than the profile allows
   */
  static CreateSessionRequest applied(UsageTerms terms, CreateSessionRequest request) {
    CreateSessionRequest.Builder under =
        request.toBuilder()
            .timeout(terms.number(UsageTerms.TIMEOUT, request.timeout()))
            .idleTimeout(terms.number(UsageTerms.IDLE_TIMEOUT, request.idleTimeout()));
    if (request.maxCapacity() == null) {
      under
          .workerType(terms.word(UsageTerms.WORKER_TYPE, request.workerTypeAsString()))
          .numberOfWorkers(terms.number(UsageTerms.WORKERS, request.numberOfWorkers()));
    } else if (terms.limitWorkers()) {
      throw terms.outside(
          UsageTerms.WORKERS,
          "capacity was asked for as MaxCapacity, which its limits of workers cannot be compared"
              + " with; set WorkerType and NumberOfWorkers");
    }
    CreateSessionRequest applied = under.build();
    checkWhatAwsGives(terms, applied);
    return applied;
  }

  private static void checkWhatAwsGives(UsageTerms terms, CreateSessionRequest request) {
    int timeout = request.timeout() == null ? GlueSession.TIMEOUT : request.timeout();
    terms.check(UsageTerms.TIMEOUT, timeout);
    terms.check(
        UsageTerms.IDLE_TIMEOUT, request.idleTimeout() == null ? timeout : request.idleTimeout());
    var capacity = SessionRules.capacity(request);
    if (capacity.workers() != null && capacity.workerType() != null) {
      terms.checkWord(UsageTerms.WORKER_TYPE, capacity.workerType());
      terms.check(UsageTerms.WORKERS, capacity.workers());
    }
  }
}
