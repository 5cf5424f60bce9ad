package io.mastic.sessions.endpoint;

import io.mastic.contract.Pojos;
import io.mastic.jobs.process.RunKey;
import io.mastic.kernel.Caller;
import io.mastic.sessions.session.SessionState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.CreateDevEndpointRequest;

/** The rows of the dev_endpoint table, each with the state of its session. */
final class DevEndpointStore {

  private static final String SELECT =
      "SELECT e.*, s.state AS session_state FROM dev_endpoint e LEFT JOIN glue_session s ON"
          + " s.account = e.account AND s.region = e.region AND s.process_id = e.process_id"
          + " WHERE e.account = :account AND e.region = :region";
  private static final String ONE =
      " WHERE account = :account AND region = :region AND process_id = :id";

  private DevEndpointStore() {}

  /** False if there is one of that name. */
  static boolean insert(Handle h, DevEndpoint endpoint) {
    return h.createUpdate(
                "INSERT INTO dev_endpoint (account, region, name, process_id, document, phase,"
                    + " created_at, modified_at) VALUES (:account, :region, :name, :id, :document,"
                    + " :phase, :created, :modified) ON CONFLICT (account, region, name) DO"
                    + " NOTHING")
            .bindMethods(endpoint.process())
            .bind("name", endpoint.name())
            .bind("document", Pojos.json(endpoint.request()))
            .bind("phase", endpoint.standing().phase().name())
            .bind("created", endpoint.times().createdAt().toEpochMilli())
            .bind("modified", endpoint.times().modifiedAt().toEpochMilli())
            .execute()
        > 0;
  }

  static Optional<DevEndpoint> find(Handle h, Caller caller, String name) {
    return h.createQuery(SELECT + " AND e.name = :name")
        .bindMethods(caller)
        .bind("name", name)
        .map(DevEndpointStore::read)
        .findOne();
  }

  static Optional<DevEndpoint> find(Handle h, RunKey process) {
    return h.createQuery(SELECT + " AND e.process_id = :id")
        .bindMethods(process)
        .map(DevEndpointStore::read)
        .findOne();
  }

  /** In the order of names, from behind that one on. */
  static List<DevEndpoint> list(Handle h, Caller caller, String after, int limit) {
    return h.createQuery(SELECT + " AND e.name > :after ORDER BY e.name LIMIT :limit")
        .bindMethods(caller)
        .bind("after", after)
        .bind("limit", limit)
        .map(DevEndpointStore::read)
        .list();
  }

  static void update(Handle h, RunKey process, CreateDevEndpointRequest request, Instant now) {
    h.createUpdate("UPDATE dev_endpoint SET document = :document, modified_at = :now" + ONE)
        .bindMethods(process)
        .bind("document", Pojos.json(request))
        .bind("now", now.toEpochMilli())
        .execute();
  }

  static void stand(Handle h, RunKey process, DevEndpoint.Standing standing) {
    h.createUpdate(
            "UPDATE dev_endpoint SET phase = :phase, failure = :failure, last_update = :update"
                + ONE)
        .bindMethods(process)
        .bind("phase", standing.phase().name())
        .bind("failure", standing.failure())
        .bind("update", standing.lastUpdate())
        .execute();
  }

  /** It has another session from now on. */
  static void renew(Handle h, RunKey process, RunKey fresh) {
    h.createUpdate("UPDATE dev_endpoint SET process_id = :fresh" + ONE)
        .bindMethods(process)
        .bind("fresh", fresh.id())
        .execute();
  }

  static void delete(Handle h, RunKey process) {
    h.createUpdate("DELETE FROM dev_endpoint" + ONE).bindMethods(process).execute();
  }

  private static DevEndpoint read(ResultSet rs, StatementContext context) throws SQLException {
    String session = rs.getString("session_state");
    return new DevEndpoint(
        rs.getString("name"),
        new RunKey(rs.getString("account"), rs.getString("region"), rs.getString("process_id")),
        Pojos.read(rs.getString("document"), CreateDevEndpointRequest.builder()).build(),
        new DevEndpoint.Standing(
            DevEndpoint.Phase.valueOf(rs.getString("phase")),
            rs.getString("failure"),
            rs.getString("last_update")),
        new DevEndpoint.Times(instant(rs, "created_at"), instant(rs, "modified_at")),
        state(session));
  }

  private static @Nullable SessionState state(@Nullable String name) {
    return name == null ? null : SessionState.valueOf(name);
  }

  private static Instant instant(ResultSet rs, String column) throws SQLException {
    return Instant.ofEpochMilli(rs.getLong(column));
  }
}
