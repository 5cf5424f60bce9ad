package io.mastic.sessions.session;

import io.mastic.contract.Errors;
import io.mastic.kernel.Db;
import io.mastic.kernel.Page;
import io.mastic.kernel.task.Tasks;
import io.mastic.sessions.statement.Statement;
import io.mastic.sessions.statement.StatementQueue;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;

/** What the caller's sessions are to execute: asked for, read, listed, cancelled. */
public final class SessionStatements {

  /** Each may have a megabyte of output. */
  private static final int PAGE = 20;

  private final Db db;
  private final Tasks tasks;
  private final Sessions sessions;
  private final StatementQueue statements;

  public SessionStatements(Db db, Tasks tasks, Sessions sessions, StatementQueue statements) {
    this.db = db;
    this.tasks = tasks;
    this.sessions = sessions;
    this.statements = statements;
  }

  /**
   * Has a session execute code after what it has to execute already.
   *
   * @return the statement's id
   * @throws software.amazon.awssdk.services.glue.model.GlueException if the session is not ready
   */
  int run(String sessionId, String code) {
    return db.write(
        h -> {
          GlueSession session = sessions.load(sessionId);
          if (session.connects()) {
            throw Errors.notSupported(
                "Session " + sessionId + " is of the type SPARK_CONNECT, which has no statements");
          }
          checkReady(session);
          int id = Sessions.takeStatement(h, session.process());
          statements.add(h, session.process(), id, code);
          tasks.hasten(h, Sessions.TASK, session.process().id());
          return id;
        });
  }

  private static void checkReady(GlueSession session) {
    if (session.state() != SessionState.READY) {
      throw SessionErrors.illegalState(
          "Session " + session.id() + " is in " + session.state() + " state, not READY");
    }
  }

  /** A statement as it is soon. */
  Statement load(String sessionId, int id) {
    return statements
        .await(sessions.load(sessionId).process(), id)
        .orElseThrow(() -> notFound(sessionId, id));
  }

  Page<Statement> list(String sessionId, @Nullable String token) {
    return statements.list(sessions.load(sessionId).process(), token, PAGE);
  }

  /**
   * Asks a statement to end. Doing so twice is no error.
   *
   * @throws software.amazon.awssdk.services.glue.model.GlueException if it, or its session, has
   *     ended
   */
  void cancel(String sessionId, int id) {
    db.writeOnly(
        h -> {
          GlueSession session = sessions.load(sessionId);
          Statement statement =
              statements.find(session.process(), id).orElseThrow(() -> notFound(sessionId, id));
          if (session.state().ended()) {
            throw SessionErrors.illegalState(
                "Session " + sessionId + " is in " + session.state() + " state; it has ended");
          }
          if (statement.state().ended()) {
            throw Errors.invalidInput(
                "Statement " + id + " is in " + statement.state() + " state; it has ended");
          }
          statements.cancel(h, session.process(), statement);
          tasks.hasten(h, Sessions.TASK, session.process().id());
        });
  }

  private static EntityNotFoundException notFound(String sessionId, int id) {
    return Errors.entityNotFound("Statement not found, sessionId=" + sessionId + ", id=" + id);
  }
}
