package io.mastic.sessions.driver;

import io.mastic.jobs.launch.order.Demand;
import io.mastic.jobs.launch.order.LaunchException;
import io.mastic.jobs.launch.order.LaunchOrder;
import io.mastic.jobs.launch.order.LiveRun;
import io.mastic.jobs.process.Departure;
import io.mastic.jobs.process.Place;
import io.mastic.jobs.process.Ward;
import io.mastic.kernel.task.Task;
import io.mastic.kernel.task.TaskHandler.Outcome;
import io.mastic.sessions.session.GlueSession;
import io.mastic.sessions.session.SessionState;
import io.mastic.sessions.session.Sessions;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A session under supervision. */
final class SessionWard implements Ward {

  private static final Logger LOG = LoggerFactory.getLogger(SessionWard.class);

  /** What a session works with, on this server. */
  record Means(Sessions sessions, SessionOrders orders, Conversations conversations, String host) {}

  private final Means means;
  private final Task task;
  private volatile GlueSession session;

  SessionWard(Means means, Task task, GlueSession session) {
    this.means = means;
    this.task = task;
    this.session = session;
  }

  @Override
  public String id() {
    return session.process().id();
  }

  @Override
  public Optional<String> host() {
    return Optional.ofNullable(session.place()).map(Place::host);
  }

  @Override
  public boolean hasBegun() {
    return session.place() != null && session.place().pid() > 0;
  }

  @Override
  public void refresh() {
    session = means.sessions().find(session.process()).orElse(session);
  }

  @Override
  public boolean isStopping() {
    return session.state() == SessionState.STOPPING;
  }

  @Override
  public Optional<Duration> left() {
    Duration left = session.timeout().minus(session.execution(means.sessions().now()));
    return Optional.of(left.isNegative() ? Duration.ZERO : left);
  }

  @Override
  public void waitsForRoom() {
    // AWS has no state for it: what waits for room is PROVISIONING.
    if (session.place() != null) {
      means.sessions().waits(session.process());
    }
  }

  @Override
  public Optional<Outcome> mustWait(Task task) {
    return Optional.empty();
  }

  @Override
  public Demand demand() {
    return means.orders().demand(session);
  }

  @Override
  public LaunchOrder order() throws LaunchException {
    means.sessions().begins(session.process(), means.host());
    return means.orders().of(session);
  }

  @Override
  public void began(LiveRun live) {
    means
        .sessions()
        .began(session.process(), new Place(means.host(), live.pid(), live.startedAt()));
    means.conversations().begin(task, session.process());
  }

  @Override
  public void end(Departure departure) {
    means.conversations().end(id());
    GlueSession over = means.sessions().end(session, departure);
    LOG.info("session {} ended {}", over.id(), over.state());
  }
}
