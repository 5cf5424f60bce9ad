package io.mastic.sessions.driver;

import io.mastic.jobs.launch.directory.RunPlace;
import io.mastic.jobs.process.RunEnvironment;
import io.mastic.jobs.process.RunKey;
import io.mastic.jobs.process.Supervision;
import io.mastic.jobs.run.JobRuns;
import io.mastic.jobs.supervision.ConnectionJars;
import io.mastic.kernel.Json;
import io.mastic.kernel.task.Task;
import io.mastic.kernel.task.TaskHandler;
import io.mastic.kernel.task.Tasks;
import io.mastic.sessions.session.GlueSession;
import io.mastic.sessions.session.Sessions;
import io.mastic.sessions.statement.StatementQueue;
import java.util.Optional;

/** Puts sessions under supervision: each that has not ended, by its task. */
public final class SessionSupervisor implements TaskHandler, AutoCloseable {

  private final Supervision supervision;
  private final Conversations conversations;
  private final SessionWard.Means means;

  /** Where processes of sessions are, what they find around them, and the runs beside them. */
  public record Around(
      RunEnvironment environment, RunPlace place, ConnectionJars jars, JobRuns runs) {}

  public SessionSupervisor(
      Tasks tasks,
      Sessions sessions,
      StatementQueue statements,
      Supervision supervision,
      Around around) {
    this.supervision = supervision;
    this.conversations =
        new Conversations(new Conversation.Means(tasks, sessions, statements), around.place());
    this.means =
        new SessionWard.Means(
            sessions,
            new SessionOrders(around.environment(), around.jars()),
            conversations,
            around.environment().host());
    statements.onWork(process -> conversations.feed(process.id()));
    tasks.handle(Sessions.TASK, this);
  }

  @Override
  public Outcome run(Task task) throws InterruptedException {
    RunKey process = Json.read(task.payload(), RunKey.class);
    Optional<GlueSession> found =
        means.sessions().find(process).filter(session -> !session.state().ended());
    return found.isPresent()
        ? supervision.take(task, new SessionWard(means, task, found.get()))
        : DONE;
  }

  @Override
  public void lost(Task task) {
    conversations.leave(task.key());
    supervision.lost(task);
  }

  @Override
  public void hastened(Task task) {
    supervision.changed(task);
    conversations.feed(task.key());
  }

  @Override
  public int leases() {
    return Supervision.LEASES;
  }

  /** Stops talking; the processes go on, for the next life of this server to take up. */
  @Override
  public void close() {
    conversations.close();
  }
}
