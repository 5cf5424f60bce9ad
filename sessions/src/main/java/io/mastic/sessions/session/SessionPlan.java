package io.mastic.sessions.session;

import io.mastic.jobs.capacity.Capacity;
import io.mastic.jobs.launch.order.JobKind;
import io.mastic.jobs.parameter.Parameters;
import java.util.List;

/**
 * What a session's process is to be.
 *
 * @param connections names of the connections it has
 */
public record SessionPlan(
    JobKind kind, Capacity capacity, Parameters parameters, List<String> connections) {

  public static SessionPlan of(GlueSession session) {
    var request = session.request();
    return new SessionPlan(
        SessionRules.kind(request),
        SessionRules.capacity(request),
        Parameters.of(request.defaultArguments()),
        request.connections() == null ? List.of() : request.connections().connections());
  }
}
