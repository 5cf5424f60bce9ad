package io.mastic.sessions.session;

import io.mastic.catalog.setting.AssignedProfiles;
import io.mastic.catalog.setting.UsageTerms;
import io.mastic.catalog.tag.Tags;
import io.mastic.contract.Errors;
import io.mastic.jobs.process.Departure;
import io.mastic.jobs.process.Place;
import io.mastic.jobs.process.RunEnvironment;
import io.mastic.jobs.process.RunKey;
import io.mastic.kernel.Arns;
import io.mastic.kernel.Caller;
import io.mastic.kernel.Db;
import io.mastic.kernel.Ids;
import io.mastic.kernel.Json;
import io.mastic.kernel.Page;
import io.mastic.kernel.PageToken;
import io.mastic.kernel.key.AccessKeys;
import io.mastic.kernel.task.Tasks;
import io.mastic.sessions.statement.StatementQueue;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.CreateSessionRequest;

/** Sessions: each that has not ended has one durable task, under which its process is watched. */
public final class Sessions {

  /** The kind of the sessions' tasks, with a {@link RunKey} each. */
  public static final String TASK = "session";

  private final Db db;
  private final Clock clock;
  private final Tasks tasks;
  private final AccessKeys keys;
  private final Tags tags;
  private final StatementQueue statements;
  private volatile AssignedProfiles profiles = AssignedProfiles.NONE;
  private volatile BiConsumer<Handle, GlueSession> listener = (h, session) -> {};

  /**
   * @param keys that the processes sign with, and that end with them
   */
  public Sessions(
      Db db, Clock clock, Tasks tasks, AccessKeys keys, Tags tags, StatementQueue statements) {
    this.db = db;
    this.clock = clock;
    this.tasks = tasks;
    this.keys = keys;
    this.tags = tags;
    this.statements = statements;
  }

  /** Says which usage profiles sessions are held to; at wiring. */
  public void heed(AssignedProfiles assigned) {
    profiles = assigned;
  }

  /** Says who hears, in the same transaction, that a session has ended; at wiring. */
  public void onEnd(BiConsumer<Handle, GlueSession> hears) {
    listener = hears;
  }

  /**
   * @throws software.amazon.awssdk.services.glue.model.GlueException for a session that cannot be,
   *     or is there
   */
  public GlueSession create(CreateSessionRequest request) {
    SessionRules.check(request);
    Optional<UsageTerms> terms = profiles.ofSessions(request.role());
    if (terms.isEmpty()) {
      return db.write(h -> begin(h, Caller.current(), request));
    }
    CreateSessionRequest applied = SessionTerms.applied(terms.get(), request);
    SessionRules.check(applied);
    return db.write(h -> begin(h, Caller.current(), applied, terms.get().profile()));
  }

  /**
   * Whether there can be such a process, however long it is to live.
   *
   * @throws software.amazon.awssdk.services.glue.model.GlueException if not
   */
  public static void checkProcess(CreateSessionRequest request) {
    SessionRules.checkProcess(request);
  }

  /**
   * Creates a session that was checked.
   *
   * @throws software.amazon.awssdk.services.glue.model.AlreadyExistsException if it is there
   */
  public GlueSession begin(Handle h, Caller owner, CreateSessionRequest request) {
    return begin(h, owner, request, null);
  }

  private GlueSession begin(
      Handle h, Caller owner, CreateSessionRequest request, @Nullable String profile) {
    RunKey process = RunKey.of(owner, Ids.uuid());
    GlueSession session =
        new GlueSession(
            request.id(),
            process,
            request.toBuilder().tags((Map<String, String>) null).build(),
            GlueSession.Standing.PROVISIONING,
            new GlueSession.Times(now(), null, null, null, null),
            null,
            profile);
    if (!SessionStore.insert(h, session)) {
      throw Errors.alreadyExists("Session already created, sessionId=" + request.id());
    }
    tags.put(h, Arns.glue(owner, "session", request.id()), request.tags());
    tasks.enqueue(h, TASK, process.id(), Json.write(process));
    return session;
  }

  /** The caller's session of that name. */
  public Optional<GlueSession> find(String id) {
    return db.read(h -> SessionStore.find(h, Caller.current(), id));
  }

  /**
   * @throws software.amazon.awssdk.services.glue.model.EntityNotFoundException if there is none
   */
  public GlueSession load(String id) {
    return find(id).orElseThrow(() -> Errors.entityNotFound("Session not found, sessionId=" + id));
  }

  public Optional<GlueSession> find(RunKey process) {
    return db.read(h -> SessionStore.find(h, process));
  }

  /** The latest first; with the tags, a page may hold fewer than asked for. */
  public Page<GlueSession> list(@Nullable String token, int limit, Map<String, String> tagged) {
    List<String> parts = PageToken.decode(token, 2);
    SessionStore.Position before =
        parts.isEmpty()
            ? SessionStore.Position.LATEST
            : new SessionStore.Position(Long.parseLong(parts.get(0)), parts.get(1));
    List<GlueSession> rows =
        db.read(h -> SessionStore.listLatest(h, Caller.current(), before, limit + 1));
    Page<GlueSession> page = Page.cut(rows, limit, Sessions::position);
    return tagged.isEmpty()
        ? page
        : new Page<>(
            page.items().stream()
                .filter(s -> tags.load(arn(s.id())).entrySet().containsAll(tagged.entrySet()))
                .toList(),
            page.nextToken());
  }

  private static List<String> position(GlueSession session) {
    return List.of(Long.toString(session.times().createdAt().toEpochMilli()), session.id());
  }

  /** In the order of names. */
  public List<GlueSession> listByName(String prefix, String after, int limit) {
    return db.read(h -> SessionStore.listByName(h, Caller.current(), prefix, after, limit));
  }

  /**
   * Asks a session to end; it is STOPPED soon after.
   *
   * @throws software.amazon.awssdk.services.glue.model.GlueException if it is ending, or has ended
   */
  public void stop(String id) {
    db.writeOnly(
        h -> {
          GlueSession session = load(id);
          if (!session.state().mayBecome(SessionState.STOPPING)) {
            throw SessionErrors.illegalState(
                "Session " + id + " is in " + session.state() + " state and cannot be stopped");
          }
          stop(h, session.process());
        });
  }

  /** Asks a session to end that can. */
  public void stop(Handle h, RunKey process) {
    SessionStore.stop(h, process, null, null);
    tasks.hasten(h, TASK, process.id());
  }

  /**
   * Forgets a session that has ended.
   *
   * @throws software.amazon.awssdk.services.glue.model.GlueException if it has not
   */
  public void delete(String id) {
    db.writeOnly(
        h -> {
          GlueSession session = load(id);
          if (!session.state().ended()) {
            throw SessionErrors.illegalState(
                "Session "
                    + id
                    + " is in "
                    + session.state()
                    + " state; stop it before deleting it");
          }
          forget(h, session);
        });
  }

  /** Forgets a session, if it is there; it has ended. */
  public void forget(Handle h, RunKey process) {
    SessionStore.find(h, process).ifPresent(session -> forget(h, session));
  }

  void forget(Handle h, GlueSession session) {
    statements.forget(h, session.process());
    SessionStore.delete(h, session.process());
    RunKey process = session.process();
    Caller owner = Caller.root(process.account(), process.region());
    tags.delete(h, Arns.glue(owner, "session", session.id()));
  }

  /** Whether the caller's session of that name has something to execute. */
  public boolean isBusy(String name) {
    return db.read(
        h ->
            SessionStore.find(h, Caller.current(), name)
                .filter(session -> statements.areOpen(h, session.process()))
                .isPresent());
  }

  /** Whether there is such a session, and it has not ended. */
  public boolean isUnderWay(RunKey process) {
    return find(process).filter(session -> !session.state().ended()).isPresent();
  }

  /** Notes which server is about to begin its process. */
  public void begins(RunKey process, String host) {
    db.writeOnly(h -> SessionStore.place(h, process, new Place(host, 0, now())));
  }

  /** It has no process yet, so that another server may begin it as well. */
  public void waits(RunKey process) {
    db.writeOnly(h -> SessionStore.place(h, process, null));
  }

  /** The process is there. */
  public void began(RunKey process, Place place) {
    db.writeOnly(
        h -> {
          SessionStore.place(h, process, place);
          SessionStore.begin(h, process, now());
        });
  }

  /** Its driver can execute statements; said again after each restart of the server. */
  public void ready(RunKey process) {
    db.writeOnly(
        h -> {
          if (mayBecome(h, process, SessionState.READY)) {
            SessionStore.ready(h, process, now());
          }
        });
  }

  /** A statement has ended: from now on the session may be idle. */
  public void rests(RunKey process) {
    db.writeOnly(h -> SessionStore.idle(h, process, now()));
  }

  /** Ends the session if nothing has been executed for as long as it may be idle. */
  public void endIfIdle(RunKey process) {
    db.writeOnly(
        h -> {
          Optional<GlueSession> idle =
              SessionStore.find(h, process)
                  .filter(session -> session.state() == SessionState.READY)
                  .filter(session -> isIdle(session, now()))
                  .filter(session -> !statements.areOpen(h, process));
          idle.ifPresent(
              session -> {
                String error =
                    "The session was idle for " + session.idleTimeout().toMinutes() + " minutes";
                SessionStore.stop(h, process, SessionState.TIMEOUT, error);
                tasks.hasten(h, TASK, process.id());
              });
        });
  }

  /** Whether it has been idle for as long as it may be, if nothing is executed now. */
  public static boolean isIdle(GlueSession session, Instant now) {
    Instant since = session.times().idleSince();
    return since != null && !now.isBefore(since.plus(session.idleTimeout()));
  }

  /**
   * Records the end of a session and of all that it had to execute.
   *
   * @return the session as it is now
   */
  public GlueSession end(GlueSession before, Departure departure) {
    RunKey process = before.process();
    return db.write(
        h -> {
          RunEnvironment.end(keys, process);
          GlueSession session = SessionStore.find(h, process).orElse(before);
          SessionEnd end = SessionEnd.of(session, departure);
          if (session.state().mayBecome(end.state())) {
            SessionStore.end(h, process, end.state(), end.error(), now());
            statements.endAll(h, process, end.error());
          }
          GlueSession over = SessionStore.find(h, process).orElse(session);
          listener.accept(h, over);
          return over;
        });
  }

  private static boolean mayBecome(Handle h, RunKey process, SessionState state) {
    return SessionStore.find(h, process).filter(s -> s.state().mayBecome(state)).isPresent();
  }

  private static String arn(String id) {
    return Arns.glue(Caller.current(), "session", id);
  }

  /** Takes the id of a session's next statement. */
  public static int takeStatement(Handle h, RunKey process) {
    return SessionStore.takeStatement(h, process);
  }

  /** Which of these ids are those of processes of sessions, whosever they are. */
  public Set<String> known(List<String> processes) {
    return Set.copyOf(db.read(h -> SessionStore.known(h, processes)));
  }

  /** Sessions that ended before that time, the oldest first. */
  List<GlueSession> completed(Handle h, Instant before, int most) {
    return SessionStore.listCompleted(h, before, most);
  }

  /** Time as it is stored. */
  public Instant now() {
    return Instant.ofEpochMilli(clock.millis());
  }
}
