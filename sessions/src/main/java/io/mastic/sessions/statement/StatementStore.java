package io.mastic.sessions.statement;

import io.mastic.contract.Pojos;
import io.mastic.jobs.process.RunKey;
import io.mastic.jobs.process.RunTimes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.StatementOutput;

/** The rows of the session_statement table. */
final class StatementStore {

  private static final String OF_PROCESS =
      " WHERE account = :account AND region = :region AND process_id = :id";
  private static final String ONE = OF_PROCESS + " AND id = :statement";
  private static final String OPEN =
      "SELECT * FROM session_statement" + OF_PROCESS + " AND completed_at IS NULL";

  private StatementStore() {}

  static void insert(Handle h, RunKey process, int id, String code, Instant now) {
    h.createUpdate(
            "INSERT INTO session_statement"
                + " (account, region, process_id, id, code, state, progress, created_at)"
                + " VALUES (:account, :region, :id, :statement, :code, 'WAITING', 0, :now)")
        .bindMethods(process)
        .bind("statement", id)
        .bind("code", code)
        .bind("now", now.toEpochMilli())
        .execute();
  }

  static Optional<Statement> find(Handle h, RunKey process, int id) {
    return h.createQuery("SELECT * FROM session_statement" + ONE)
        .bindMethods(process)
        .bind("statement", id)
        .map(StatementStore::read)
        .findOne();
  }

  /** In the order of ids, from behind that one on. */
  static List<Statement> list(Handle h, RunKey process, int after, int limit) {
    return h.createQuery(
            "SELECT * FROM session_statement"
                + OF_PROCESS
                + " AND id > :after ORDER BY id LIMIT :limit")
        .bindMethods(process)
        .bind("after", after)
        .bind("limit", limit)
        .map(StatementStore::read)
        .list();
  }

  /** The first of those that have not ended. */
  static Optional<Statement> firstOpen(Handle h, RunKey process) {
    return h.createQuery(OPEN + " ORDER BY id LIMIT 1")
        .bindMethods(process)
        .map(StatementStore::read)
        .findOne();
  }

  static List<Statement> listOpen(Handle h, RunKey process) {
    return h.createQuery(OPEN + " ORDER BY id")
        .bindMethods(process)
        .map(StatementStore::read)
        .list();
  }

  static int countOpen(Handle h, RunKey process) {
    return h.createQuery(
            "SELECT count(*) FROM session_statement" + OF_PROCESS + " AND completed_at IS NULL")
        .bindMethods(process)
        .mapTo(Integer.class)
        .one();
  }

  static void start(Handle h, RunKey process, int id, Instant now) {
    h.createUpdate("UPDATE session_statement SET state = 'RUNNING', started_at = :now" + ONE)
        .bindMethods(process)
        .bind("statement", id)
        .bind("now", now.toEpochMilli())
        .execute();
  }

  static void cancelling(Handle h, RunKey process, int id) {
    h.createUpdate("UPDATE session_statement SET state = 'CANCELLING'" + ONE)
        .bindMethods(process)
        .bind("statement", id)
        .execute();
  }

  /** What it wrote so far; one that has ended stays as it is. */
  static void output(Handle h, RunKey process, int id, StatementOutput output, double progress) {
    h.createUpdate(
            "UPDATE session_statement SET output = :output, progress = :progress"
                + ONE
                + " AND completed_at IS NULL")
        .bindMethods(process)
        .bind("statement", id)
        .bind("output", Pojos.json(output))
        .bind("progress", progress)
        .execute();
  }

  static void end(
      Handle h,
      RunKey process,
      int id,
      StatementState state,
      @Nullable StatementOutput output,
      Instant now) {
    h.createUpdate(
            "UPDATE session_statement SET state = :state, output = :output, progress = :progress,"
                + " completed_at = :now"
                + ONE)
        .bindMethods(process)
        .bind("statement", id)
        .bind("state", state.name())
        .bind("output", output == null ? null : Pojos.json(output))
        .bind("progress", state == StatementState.AVAILABLE ? 1.0 : 0.0)
        .bind("now", now.toEpochMilli())
        .execute();
  }

  static void deleteAll(Handle h, RunKey process) {
    h.createUpdate("DELETE FROM session_statement" + OF_PROCESS).bindMethods(process).execute();
  }

  private static Statement read(ResultSet rs, StatementContext context) throws SQLException {
    String output = rs.getString("output");
    return new Statement(
        rs.getInt("id"),
        rs.getString("code"),
        StatementState.valueOf(rs.getString("state")),
        output == null ? null : Pojos.read(output, StatementOutput.builder()).build(),
        rs.getDouble("progress"),
        new Statement.Times(
            Instant.ofEpochMilli(rs.getLong("created_at")),
            RunTimes.instant(rs, "started_at"),
            RunTimes.instant(rs, "completed_at")));
  }
}
