package io.mastic.sessions;

import io.mastic.catalog.setting.AssignedProfiles;
import io.mastic.catalog.setting.SecurityConfigurations;
import io.mastic.catalog.tag.Tags;
import io.mastic.jobs.logs.LogSource;
import io.mastic.jobs.process.RunKey;
import io.mastic.jobs.process.Supervision;
import io.mastic.kernel.Db;
import io.mastic.kernel.expiry.Expiry;
import io.mastic.kernel.key.AccessKeys;
import io.mastic.kernel.task.Tasks;
import io.mastic.sessions.address.AddressOperations;
import io.mastic.sessions.driver.SessionSupervisor;
import io.mastic.sessions.endpoint.DevEndpointOperations;
import io.mastic.sessions.endpoint.DevEndpoints;
import io.mastic.sessions.session.SessionExpiry;
import io.mastic.sessions.session.SessionOperations;
import io.mastic.sessions.session.SessionStatements;
import io.mastic.sessions.session.Sessions;
import io.mastic.sessions.session.StatementOperations;
import io.mastic.sessions.statement.StatementQueue;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.glue.GlueClient;

/** The room, put together. */
public final class SessionRoom implements AutoCloseable {

  public static final String NAME = "sessions";

  private final Sessions sessions;
  private final SessionSupervisor supervisor;
  private final LogSource logs;
  private final List<GlueClient> operations;

  /** What of the catalog sessions name and carry. */
  public record OfCatalog(
      Tags tags, SecurityConfigurations configurations, AssignedProfiles profiles) {}

  /** Opens the room in that database, with its tables brought up to date. */
  public static SessionRoom open(
      Db db,
      Clock clock,
      Tasks tasks,
      AccessKeys keys,
      OfCatalog catalog,
      Supervision supervision,
      SessionSupervisor.Around around) {
    db.migrate(NAME);
    return new SessionRoom(db, clock, tasks, keys, catalog, supervision, around);
  }

  private SessionRoom(
      Db db,
      Clock clock,
      Tasks tasks,
      AccessKeys keys,
      OfCatalog catalog,
      Supervision supervision,
      SessionSupervisor.Around around) {
    StatementQueue statements = new StatementQueue(db, clock);
    this.sessions = new Sessions(db, clock, tasks, keys, catalog.tags(), statements);
    this.sessions.heed(catalog.profiles());
    this.supervisor = new SessionSupervisor(tasks, sessions, statements, supervision, around);
    this.logs = new SessionLogs(sessions, around.place());
    this.operations =
        List.of(
            new SessionOperations(sessions, catalog.configurations()),
            new StatementOperations(new SessionStatements(db, tasks, sessions, statements)),
            new DevEndpointOperations(
                new DevEndpoints(db, sessions, catalog.tags()), catalog.configurations()),
            new AddressOperations(
                sessions, around.runs(), around.place(), around.environment()::endpoint));
  }

  /** The AWS verbs of this room, a class per noun. */
  public List<GlueClient> operations() {
    return operations;
  }

  /** What sessions wrote, as CloudWatch Logs shows it. */
  public LogSource logs() {
    return logs;
  }

  /** What is forgotten of this room. */
  public List<Expiry> expiries() {
    return List.of(new SessionExpiry(sessions));
  }

  /** Which of these ids are those of processes of sessions, whosever they are. */
  public Set<String> known(List<String> processes) {
    return sessions.known(processes);
  }

  /** Whether the caller's session of that name has something to execute. */
  public boolean isBusy(String name) {
    return sessions.isBusy(name);
  }

  /** Whether there is a session of that process, and it has not ended. */
  public boolean isUnderWay(RunKey process) {
    return sessions.isUnderWay(process);
  }

  @Override
  public void close() {
    supervisor.close();
  }
}
