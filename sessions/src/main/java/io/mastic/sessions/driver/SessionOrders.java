package io.mastic.sessions.driver;

import io.mastic.jobs.launch.order.Demand;
import io.mastic.jobs.launch.order.LaunchException;
import io.mastic.jobs.launch.order.LaunchOrder;
import io.mastic.jobs.launch.order.Program;
import io.mastic.jobs.launch.order.Workers;
import io.mastic.jobs.parameter.Parameters;
import io.mastic.jobs.process.RunEnvironment;
import io.mastic.jobs.supervision.ConnectionJars;
import io.mastic.sessions.session.GlueSession;
import io.mastic.sessions.session.SessionPlan;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Turns a session into the order for the launcher, with temporary keys of its role. */
final class SessionOrders {

  private static final Duration AFTER_TIMEOUT = Duration.ofHours(1);

  private final RunEnvironment surroundings;
  private final ConnectionJars jars;

  SessionOrders(RunEnvironment surroundings, ConnectionJars jars) {
    this.surroundings = surroundings;
    this.jars = jars;
  }

  Demand demand(GlueSession session) {
    SessionPlan plan = SessionPlan.of(session);
    return new Demand(
        session.process().id(),
        plan.kind(),
        Workers.alone(plan.capacity().workerDpus()),
        plan.parameters());
  }

  /**
   * @throws LaunchException if a connection of the session is not there
   */
  LaunchOrder of(GlueSession session) throws LaunchException {
    SessionPlan plan = SessionPlan.of(session);
    Parameters parameters = plan.parameters();
    List<String> brought = jars.of(session.process(), plan.connections());
    return new LaunchOrder(
        new LaunchOrder.Subject(
            session.process().id(),
            session.id(),
            session.process().account(),
            session.process().region()),
        new Program.Interactive(
            session.connects()
                ? Program.Interactive.Way.SPARK_CONNECT
                : Program.Interactive.Way.STATEMENTS),
        plan.kind(),
        session.request().glueVersion(),
        Workers.alone(plan.capacity().workerDpus()),
        new LaunchOrder.Arguments(
            parameters.commandLine(Parameters.NONE), parameters.withJars(brought)),
        new LaunchOrder.Around(environment(session, parameters), surroundings.endpoint()));
  }

  private Map<String, String> environment(GlueSession session, Parameters parameters) {
    Map<String, String> environment =
        surroundings.of(
            session.process(), session.request().role(), session.timeout().plus(AFTER_TIMEOUT));
    environment.putAll(parameters.driverVariables());
    return environment;
  }
}
