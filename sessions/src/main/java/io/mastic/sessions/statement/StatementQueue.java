package io.mastic.sessions.statement;

import io.mastic.contract.Errors;
import io.mastic.jobs.process.RunKey;
import io.mastic.kernel.Db;
import io.mastic.kernel.Page;
import io.mastic.kernel.PageToken;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.StatementOutput;

/** The statements of sessions: of each session one is executed at a time, in their order. */
public final class StatementQueue {

  /** Of one session, that have not ended. */
  private static final int MOST_OPEN = 500;

  private final Db db;
  private final Clock clock;
  private final News news = new News();
  private volatile Consumer<RunKey> listener = process -> {};

  public StatementQueue(Db db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  /** Says who hears, on this server, that a session has something to do; at wiring. */
  public void onWork(Consumer<RunKey> hears) {
    listener = hears;
  }

  /**
   * Adds a statement to those that wait.
   *
   * @throws software.amazon.awssdk.services.glue.model.ResourceNumberLimitExceededException if too
   *     many do
   */
  public void add(Handle h, RunKey process, int id, String code) {
    if (StatementStore.countOpen(h, process) >= MOST_OPEN) {
      throw Errors.limitExceeded("The session has " + MOST_OPEN + " statements that wait");
    }
    StatementStore.insert(h, process, id, code, now());
    db.afterCommit(() -> listener.accept(process));
  }

  /** A statement as it is soon: news of it are waited for a little. */
  public Optional<Statement> await(RunKey process, int id) {
    return news.await(process.id() + "/" + id, () -> find(process, id));
  }

  public Optional<Statement> find(RunKey process, int id) {
    return db.read(h -> StatementStore.find(h, process, id));
  }

  /**
   * In the order of ids.
   *
   * @throws IllegalArgumentException for a token that is none
   */
  public Page<Statement> list(RunKey process, @Nullable String token, int limit) {
    List<String> parts = PageToken.decode(token, 1);
    int after = parts.isEmpty() ? -1 : Integer.parseInt(parts.get(0));
    List<Statement> rows = db.read(h -> StatementStore.list(h, process, after, limit + 1));
    return Page.cut(rows, limit, statement -> List.of(Integer.toString(statement.id())));
  }

  /** Asks a statement to end; one that has not begun never will. */
  public void cancel(Handle h, RunKey process, Statement statement) {
    if (statement.state() == StatementState.WAITING) {
      StatementStore.end(h, process, statement.id(), StatementState.CANCELLED, null, now());
    } else if (statement.state() == StatementState.RUNNING) {
      StatementStore.cancelling(h, process, statement.id());
    }
    db.afterCommit(
        () -> {
          listener.accept(process);
          news.told();
        });
  }

  /**
   * What the session is to execute now: the statement under way, or the next one, which is under
   * way from now on.
   */
  public Optional<Statement> take(RunKey process) {
    Optional<Statement> open = db.read(h -> StatementStore.firstOpen(h, process));
    if (open.isEmpty() || open.get().state() != StatementState.WAITING) {
      return open;
    }
    return db.write(
        h -> {
          Optional<Statement> first = StatementStore.firstOpen(h, process);
          first
              .filter(statement -> statement.state() == StatementState.WAITING)
              .ifPresent(statement -> StatementStore.start(h, process, statement.id(), now()));
          return first;
        });
  }

  /** What a statement under way wrote so far. */
  public void wrote(RunKey process, int id, String text, double progress) {
    StatementOutput output =
        StatementOutput.builder().data(d -> d.textPlain(text)).executionCount(id).build();
    db.writeOnly(h -> StatementStore.output(h, process, id, output, progress));
    news.told();
  }

  /** Records how a statement ended; one that has ended stays as it is. */
  public void end(RunKey process, int id, StatementEnd end) {
    db.writeOnly(
        h ->
            StatementStore.find(h, process, id)
                .filter(statement -> statement.state().mayBecome(end.state()))
                .ifPresent(
                    statement ->
                        StatementStore.end(h, process, id, end.state(), end.output(id), now())));
    news.told();
  }

  /** Whether the session has something to do. */
  public boolean areOpen(Handle h, RunKey process) {
    return StatementStore.firstOpen(h, process).isPresent();
  }

  /**
   * The session has ended, and all that it had to do with it.
   *
   * @param reason why it ended; null if that was asked for
   */
  public void endAll(Handle h, RunKey process, @Nullable String reason) {
    for (Statement open : StatementStore.listOpen(h, process)) {
      boolean failed = open.state() == StatementState.RUNNING;
      StatementStore.end(
          h,
          process,
          open.id(),
          failed ? StatementState.ERROR : StatementState.CANCELLED,
          failed ? lost(open, reason) : open.output(),
          now());
    }
    db.afterCommit(news::told);
  }

  /** With what it wrote until then. */
  private static StatementOutput lost(Statement open, @Nullable String reason) {
    StatementOutput before =
        open.output() == null
            ? StatementOutput.builder().data(d -> d.textPlain("")).build()
            : open.output();
    return before.toBuilder()
        .executionCount(open.id())
        .status(StatementState.ERROR.name())
        .errorName("SessionEnded")
        .errorValue(
            "The session ended while the statement was executed"
                + (reason == null ? "" : ": " + reason))
        .traceback(List.of())
        .build();
  }

  /** Forgets all of a session. */
  public void forget(Handle h, RunKey process) {
    StatementStore.deleteAll(h, process);
  }

  private Instant now() {
    return Instant.ofEpochMilli(clock.millis());
  }
}
