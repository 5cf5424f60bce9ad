package io.mastic.sessions.session;

import io.mastic.jobs.capacity.Capacity;
import java.time.Instant;
import software.amazon.awssdk.services.glue.model.CreateSessionRequest;
import software.amazon.awssdk.services.glue.model.Session;
import software.amazon.awssdk.services.glue.model.SessionType;

/** A session as AWS shows it. */
final class SessionView {

  private SessionView() {}

  static Session of(GlueSession session, Instant now) {
    CreateSessionRequest request = session.request();
    Capacity capacity = SessionRules.capacity(request);
    var view =
        Session.builder()
            .id(session.id())
            .createdOn(session.times().createdAt())
            .status(session.state().name())
            .errorMessage(session.standing().error())
            .description(request.description())
            .role(request.role())
            .command(request.command())
            .defaultArguments(request.hasDefaultArguments() ? request.defaultArguments() : null)
            .connections(request.connections())
            .progress(0.0)
            .maxCapacity(capacity.dpus())
            .numberOfWorkers(capacity.workers())
            .workerType(capacity.workerType())
            .securityConfiguration(request.securityConfiguration())
            .glueVersion(request.glueVersion())
            .completedOn(session.times().completedAt())
            .profileName(session.profile())
            .idleTimeout((int) session.idleTimeout().toMinutes())
            .sessionType(request.sessionType() == null ? SessionType.LIVY : request.sessionType());
    if (session.times().begunAt() != null) {
      double seconds = session.execution(now).toMillis() / 1000.0;
      view.executionTime(seconds).dpuSeconds(seconds * capacity.dpus());
    }
    return view.build();
  }
}
