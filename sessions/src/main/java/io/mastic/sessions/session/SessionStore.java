package io.mastic.sessions.session;

import io.mastic.contract.Pojos;
import io.mastic.jobs.process.Place;
import io.mastic.jobs.process.RunKey;
import io.mastic.jobs.process.RunTimes;
import io.mastic.kernel.Caller;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.CreateSessionRequest;

/** The rows of the glue_session table. */
final class SessionStore {

  private static final String OF_CALLER = " WHERE account = :account AND region = :region";
  private static final String ONE = OF_CALLER + " AND process_id = :id";

  private SessionStore() {}

  /** Where a page ended. */
  record Position(long createdAt, String id) {

    static final Position LATEST = new Position(Long.MAX_VALUE, "");
  }

  /** False if there is one of that name. */
  static boolean insert(Handle h, GlueSession session) {
    return h.createUpdate(
                "INSERT INTO glue_session (account, region, id, process_id, document, state,"
                    + " created_at, next_statement, profile) VALUES (:account, :region, :name, :id,"
                    + " :document, :state, :created, 0, :profile) ON CONFLICT (account, region, id)"
                    + " DO NOTHING")
            .bindMethods(session.process())
            .bind("name", session.id())
            .bind("document", Pojos.json(session.request()))
            .bind("state", session.state().name())
            .bind("profile", session.profile())
            .bind("created", session.times().createdAt().toEpochMilli())
            .execute()
        > 0;
  }

  static Optional<GlueSession> find(Handle h, Caller caller, String name) {
    return h.createQuery("SELECT * FROM glue_session" + OF_CALLER + " AND id = :name")
        .bindMethods(caller)
        .bind("name", name)
        .map(SessionStore::read)
        .findOne();
  }

  static Optional<GlueSession> find(Handle h, RunKey process) {
    return h.createQuery("SELECT * FROM glue_session" + ONE)
        .bindMethods(process)
        .map(SessionStore::read)
        .findOne();
  }

  /** The latest first, from before that one on. */
  static List<GlueSession> listLatest(Handle h, Caller caller, Position before, int limit) {
    return h.createQuery(
            "SELECT * FROM glue_session"
                + OF_CALLER
                + " AND (created_at < :created OR (created_at = :created AND id < :name))"
                + " ORDER BY created_at DESC, id DESC LIMIT :limit")
        .bindMethods(caller)
        .bind("created", before.createdAt())
        .bind("name", before.id())
        .bind("limit", limit)
        .map(SessionStore::read)
        .list();
  }

  /** In the order of names, from behind that one on. */
  static List<GlueSession> listByName(
      Handle h, Caller caller, String prefix, String after, int limit) {
    return h.createQuery(
            "SELECT * FROM glue_session"
                + OF_CALLER
                + " AND id > :after AND substr(id, 1, :length) = :prefix ORDER BY id LIMIT :limit")
        .bindMethods(caller)
        .bind("after", after)
        .bind("prefix", prefix)
        .bind("length", prefix.codePointCount(0, prefix.length()))
        .bind("limit", limit)
        .map(SessionStore::read)
        .list();
  }

  static void place(Handle h, RunKey process, @Nullable Place place) {
    h.createUpdate(
            "UPDATE glue_session SET host = :host, pid = :pid, process_started_at = :started" + ONE)
        .bindMethods(process)
        .bind("host", place == null ? null : place.host())
        .bind("pid", place == null ? null : Long.valueOf(place.pid()))
        .bind("started", place == null ? null : Long.valueOf(place.startedAt().toEpochMilli()))
        .execute();
  }

  /** Its process is there; only the first time counts. */
  static void begin(Handle h, RunKey process, Instant now) {
    h.createUpdate("UPDATE glue_session SET begun_at = coalesce(begun_at, :now)" + ONE)
        .bindMethods(process)
        .bind("now", now.toEpochMilli())
        .execute();
  }

  static void ready(Handle h, RunKey process, Instant now) {
    h.createUpdate(
            "UPDATE glue_session SET state = 'READY', ready_at = :now, idle_since = :now" + ONE)
        .bindMethods(process)
        .bind("now", now.toEpochMilli())
        .execute();
  }

  static void idle(Handle h, RunKey process, Instant now) {
    h.createUpdate("UPDATE glue_session SET idle_since = :now" + ONE)
        .bindMethods(process)
        .bind("now", now.toEpochMilli())
        .execute();
  }

  static void stop(Handle h, RunKey process, @Nullable SessionState why, @Nullable String error) {
    h.createUpdate("UPDATE glue_session SET state = 'STOPPING', why = :why, error = :error" + ONE)
        .bindMethods(process)
        .bind("why", why == null ? null : why.name())
        .bind("error", error)
        .execute();
  }

  static void end(
      Handle h, RunKey process, SessionState state, @Nullable String error, Instant now) {
    h.createUpdate(
            "UPDATE glue_session SET state = :state, error = :error, completed_at = :now" + ONE)
        .bindMethods(process)
        .bind("state", state.name())
        .bind("error", error)
        .bind("now", now.toEpochMilli())
        .execute();
  }

  /** The id of its next statement, which no other gets. */
  static int takeStatement(Handle h, RunKey process) {
    return h.createQuery(
            "UPDATE glue_session SET next_statement = next_statement + 1"
                + ONE
                + " RETURNING next_statement - 1")
        .bindMethods(process)
        .mapTo(Integer.class)
        .one();
  }

  static void delete(Handle h, RunKey process) {
    h.createUpdate("DELETE FROM glue_session" + ONE).bindMethods(process).execute();
  }

  static List<GlueSession> listCompleted(Handle h, Instant before, int most) {
    return h.createQuery(
            "SELECT * FROM glue_session WHERE completed_at < :before ORDER BY completed_at LIMIT"
                + " :most")
        .bind("before", before.toEpochMilli())
        .bind("most", most)
        .map(SessionStore::read)
        .list();
  }

  /** Which of these ids are those of processes of sessions, whosever they are. */
  static List<String> known(Handle h, List<String> processes) {
    return h.createQuery("SELECT process_id FROM glue_session WHERE process_id IN (<ids>)")
        .bindList("ids", processes)
        .mapTo(String.class)
        .list();
  }

  private static GlueSession read(ResultSet rs, StatementContext context) throws SQLException {
    String why = rs.getString("why");
    return new GlueSession(
        rs.getString("id"),
        new RunKey(rs.getString("account"), rs.getString("region"), rs.getString("process_id")),
        Pojos.read(rs.getString("document"), CreateSessionRequest.builder()).build(),
        new GlueSession.Standing(
            SessionState.valueOf(rs.getString("state")),
            why == null ? null : SessionState.valueOf(why),
            rs.getString("error")),
        new GlueSession.Times(
            Instant.ofEpochMilli(rs.getLong("created_at")),
            RunTimes.instant(rs, "begun_at"),
            RunTimes.instant(rs, "ready_at"),
            RunTimes.instant(rs, "idle_since"),
            RunTimes.instant(rs, "completed_at")),
        Place.read(rs),
        rs.getString("profile"));
  }
}
