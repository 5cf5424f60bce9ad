package io.mastic.sessions.endpoint;

import io.mastic.jobs.process.RunKey;
import io.mastic.sessions.session.SessionState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.CreateDevEndpointRequest;

/**
 * One dev endpoint, which is a session in the room of sessions.
 *
 * @param process the process of its session, whose owner is the endpoint's
 * @param request what it is to be: as it was created, and changed since
 * @param session the state of its session; null if there is none any more
 */
record DevEndpoint(
    String name,
    RunKey process,
    CreateDevEndpointRequest request,
    Standing standing,
    Times times,
    @Nullable SessionState session) {

  /** What is done with it. */
  enum Phase {
    SERVING,
    /** Its session ends, and another one begins. */
    RENEWED,
    /** Its session ends, and it goes with it. */
    DELETED
  }

  /** AWS's Status. */
  enum Status {
    PROVISIONING,
    READY,
    TERMINATING,
    FAILED
  }

  /**
   * @param failure why its session ended by itself; null while it has not
   * @param lastUpdate AWS's LastUpdateStatus; null before the first update
   */
  record Standing(Phase phase, @Nullable String failure, @Nullable String lastUpdate) {

    static final Standing NEW = new Standing(Phase.SERVING, null, null);
  }

  /** When it was made, and changed. */
  record Times(Instant createdAt, Instant modifiedAt) {}

  Status status() {
    return switch (standing.phase()) {
      case DELETED -> Status.TERMINATING;
      case RENEWED -> Status.PROVISIONING;
      case SERVING -> ofSession();
    };
  }

  private Status ofSession() {
    if (standing.failure() != null || session == null) {
      return Status.FAILED;
    }
    return switch (session) {
      case PROVISIONING -> Status.PROVISIONING;
      case READY -> Status.READY;
      case STOPPING, STOPPED, TIMEOUT, FAILED -> Status.FAILED;
    };
  }

  /** AWS's FailureReason; null if it has not failed. */
  @Nullable String failureReason() {
    if (status() != Status.FAILED) {
      return null;
    }
    return standing.failure() == null ? "Its session is being stopped" : standing.failure();
  }
}
