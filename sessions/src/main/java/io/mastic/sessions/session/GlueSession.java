package io.mastic.sessions.session;

import io.mastic.jobs.process.Place;
import io.mastic.jobs.process.RunKey;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.CreateSessionRequest;
import software.amazon.awssdk.services.glue.model.SessionType;

/**
 * One session, and how far it is.
 *
 * @param id the client's, unique while the session is kept
 * @param process by which its process, directory and keys are known; no other session ever has it
 * @param request what the client asked for, with the defaults of the usage profile
 * @param profile the usage profile that it was held to
 */
public record GlueSession(
    String id,
    RunKey process,
    CreateSessionRequest request,
    Standing standing,
    Times times,
    @Nullable Place place,
    @Nullable String profile) {

  /** AWS's default, in minutes: two days. */
  static final int TIMEOUT = 2880;

  /**
   * @param why what a session becomes that is STOPPING; null for STOPPED
   * @param error AWS's ErrorMessage; null while there is none
   */
  public record Standing(SessionState state, @Nullable SessionState why, @Nullable String error) {

    static final Standing PROVISIONING = new Standing(SessionState.PROVISIONING, null, null);
  }

  /**
   * When a session was where; null for what has not been.
   *
   * @param begunAt when its process began
   * @param idleSince when the last statement ended, or it became ready
   */
  public record Times(
      Instant createdAt,
      @Nullable Instant begunAt,
      @Nullable Instant readyAt,
      @Nullable Instant idleSince,
      @Nullable Instant completedAt) {}

  public SessionState state() {
    return standing.state();
  }

  /** Is it for clients of Spark Connect? Then it executes no statements. */
  public boolean connects() {
    return request.sessionType() == SessionType.SPARK_CONNECT;
  }

  public Duration timeout() {
    return Duration.ofMinutes(request.timeout() == null ? TIMEOUT : request.timeout());
  }

  /** As long as the timeout, unless it was asked for. */
  public Duration idleTimeout() {
    return request.idleTimeout() == null ? timeout() : Duration.ofMinutes(request.idleTimeout());
  }

  /** How long its process has been, or was, there. */
  public Duration execution(Instant now) {
    Instant from = times.begunAt();
    Instant until = times.completedAt() == null ? now : times.completedAt();
    return from == null || until.isBefore(from) ? Duration.ZERO : Duration.between(from, until);
  }
}
