package io.mastic.sessions.session;

import io.mastic.catalog.setting.SecurityConfigurations;
import io.mastic.contract.Errors;
import io.mastic.contract.GlueOperations;
import io.mastic.contract.Partial;
import io.mastic.kernel.Page;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.services.glue.model.CreateSessionRequest;
import software.amazon.awssdk.services.glue.model.CreateSessionResponse;
import software.amazon.awssdk.services.glue.model.DeleteSessionRequest;
import software.amazon.awssdk.services.glue.model.DeleteSessionResponse;
import software.amazon.awssdk.services.glue.model.GetSessionRequest;
import software.amazon.awssdk.services.glue.model.GetSessionResponse;
import software.amazon.awssdk.services.glue.model.ListSessionsRequest;
import software.amazon.awssdk.services.glue.model.ListSessionsResponse;
import software.amazon.awssdk.services.glue.model.Session;
import software.amazon.awssdk.services.glue.model.StopSessionRequest;
import software.amazon.awssdk.services.glue.model.StopSessionResponse;

/** AWS's operations on sessions. */
public final class SessionOperations implements GlueOperations {

  /** What AWS calls "the origin of the request", and says no more about. */
  static final String ORIGIN = "RequestOrigin changes nothing";

  private static final int PAGE = 100;

  /** How long a session that is stopping is waited for by who deletes it. */
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private static final long LOOK_MILLIS = 50;

  /** Each that waits holds a thread of the front door; the next is refused at once, as AWS does. */
  private final Semaphore waiting = new Semaphore(16);

  private final Sessions sessions;
  private final SecurityConfigurations configurations;

  public SessionOperations(Sessions sessions, SecurityConfigurations configurations) {
    this.sessions = sessions;
    this.configurations = configurations;
  }

  @Override
  @Partial(ORIGIN)
  public CreateSessionResponse createSession(CreateSessionRequest request) {
    configurations.checkOfNew(request.securityConfiguration());
    return CreateSessionResponse.builder().session(shown(sessions.create(request))).build();
  }

  @Override
  @Partial(ORIGIN)
  public GetSessionResponse getSession(GetSessionRequest request) {
    return GetSessionResponse.builder().session(shown(sessions.load(request.id()))).build();
  }

  @Override
  @Partial(ORIGIN)
  public ListSessionsResponse listSessions(ListSessionsRequest request) {
    Page<GlueSession> page = page(request);
    return ListSessionsResponse.builder()
        .ids(page.map(GlueSession::id).items())
        .sessions(page.map(this::shown).items())
        .nextToken(page.nextToken())
        .build();
  }

  private Page<GlueSession> page(ListSessionsRequest request) {
    try {
      return sessions.list(
          request.nextToken(),
          Optional.ofNullable(request.maxResults()).orElse(PAGE),
          request.tags());
    } catch (IllegalArgumentException e) {
      throw Errors.invalidInput("Invalid NextToken");
    }
  }

  @Override
  @Partial(ORIGIN)
  public StopSessionResponse stopSession(StopSessionRequest request) {
    sessions.stop(request.id());
    return StopSessionResponse.builder().id(request.id()).build();
  }

  /** Clients stop a session and delete it in the next moment: its end is waited for. */
  @Override
  @Partial(ORIGIN)
  public DeleteSessionResponse deleteSession(DeleteSessionRequest request) {
    if (waiting.tryAcquire()) {
      try {
        awaitItsEnd(request.id());
      } finally {
        waiting.release();
      }
    }
    sessions.delete(request.id());
    return DeleteSessionResponse.builder().id(request.id()).build();
  }

  private void awaitItsEnd(String id) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (isStopping(id) && System.nanoTime() - deadline < 0 && pause()) {
      // Looked at again.
    }
  }

  private boolean isStopping(String id) {
    return sessions.find(id).filter(s -> s.state() == SessionState.STOPPING).isPresent();
  }

  private static boolean pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private Session shown(GlueSession session) {
    return SessionView.of(session, sessions.now());
  }
}
