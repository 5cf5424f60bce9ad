package io.mastic.sessions.endpoint;

import io.mastic.catalog.tag.Tags;
import io.mastic.contract.Errors;
import io.mastic.jobs.process.RunKey;
import io.mastic.kernel.Arns;
import io.mastic.kernel.Caller;
import io.mastic.kernel.Db;
import io.mastic.kernel.Page;
import io.mastic.kernel.PageToken;
import io.mastic.sessions.endpoint.DevEndpoint.Phase;
import io.mastic.sessions.endpoint.DevEndpoint.Standing;
import io.mastic.sessions.session.GlueSession;
import io.mastic.sessions.session.SessionState;
import io.mastic.sessions.session.Sessions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.CreateDevEndpointRequest;
import software.amazon.awssdk.services.glue.model.CreateSessionRequest;
import software.amazon.awssdk.services.glue.model.UpdateDevEndpointRequest;

/** Dev endpoints: each has a session, and what becomes of that decides what becomes of it. */
public final class DevEndpoints {

  private static final String COMPLETED = "COMPLETED";
  private static final String UPDATING = "UPDATING";

  private final Db db;
  private final Sessions sessions;
  private final Tags tags;

  public DevEndpoints(Db db, Sessions sessions, Tags tags) {
    this.db = db;
    this.sessions = sessions;
    this.tags = tags;
    sessions.onEnd(this::ended);
  }

  /**
   * @throws software.amazon.awssdk.services.glue.model.GlueException for an endpoint that cannot
   *     be, or is there
   */
  DevEndpoint create(CreateDevEndpointRequest request) {
    DevEndpointRules.check(request);
    CreateDevEndpointRequest kept =
        DevEndpointRules.sized(request).toBuilder().tags((Map<String, String>) null).build();
    CreateSessionRequest asked = DevEndpointRules.session(kept);
    Sessions.checkProcess(asked);
    return db.write(
        h -> {
          String name = request.endpointName();
          if (DevEndpointStore.find(h, Caller.current(), name).isPresent()) {
            throw Errors.alreadyExists("DevEndpoint already exists: " + name);
          }
          GlueSession session = sessions.begin(h, Caller.current(), asked);
          Instant now = sessions.now();
          DevEndpoint endpoint =
              new DevEndpoint(
                  name,
                  session.process(),
                  kept,
                  Standing.NEW,
                  new DevEndpoint.Times(now, now),
                  session.state());
          if (!DevEndpointStore.insert(h, endpoint)) {
            throw Errors.alreadyExists("DevEndpoint already exists: " + name);
          }
          tags.put(h, arn(Caller.current(), name), request.tags());
          return endpoint;
        });
  }

  Optional<DevEndpoint> find(String name) {
    return db.read(h -> DevEndpointStore.find(h, Caller.current(), name));
  }

  /**
   * @throws software.amazon.awssdk.services.glue.model.EntityNotFoundException if there is none
   */
  DevEndpoint load(String name) {
    return find(name).orElseThrow(() -> Errors.entityNotFound("DevEndpoint not found: " + name));
  }

  /** In the order of names. */
  Page<DevEndpoint> list(@Nullable String token, int limit) {
    List<String> position = PageToken.decode(token, 1);
    String after = position.isEmpty() ? "" : position.get(0);
    List<DevEndpoint> rows =
        db.read(h -> DevEndpointStore.list(h, Caller.current(), after, limit + 1));
    return Page.cut(rows, limit, endpoint -> List.of(endpoint.name()));
  }

  boolean hasTags(DevEndpoint endpoint, Map<String, String> wanted) {
    return wanted.isEmpty()
        || tags.load(arn(Caller.current(), endpoint.name()))
            .entrySet()
            .containsAll(wanted.entrySet());
  }

  /**
   * Changes an endpoint; libraries that are to be loaded and other arguments take a new session.
   *
   * @throws software.amazon.awssdk.services.glue.model.GlueException if it cannot be so, or is
   *     being deleted
   */
  void update(UpdateDevEndpointRequest request) {
    db.writeOnly(
        h -> {
          DevEndpoint endpoint = load(request.endpointName());
          if (endpoint.standing().phase() == Phase.DELETED) {
            throw Errors.invalidInput(
                "DevEndpoint " + endpoint.name() + " is in TERMINATING state, not READY");
          }
          DevEndpointUpdate update = DevEndpointUpdate.of(endpoint.request(), request);
          Sessions.checkProcess(DevEndpointRules.session(update.request()));
          DevEndpointStore.update(h, endpoint.process(), update.request(), sessions.now());
          if (update.renews()) {
            DevEndpointStore.stand(
                h, endpoint.process(), new Standing(Phase.RENEWED, null, UPDATING));
            endSession(h, endpoint);
          } else if (endpoint.standing().phase() == Phase.SERVING) {
            DevEndpointStore.stand(
                h,
                endpoint.process(),
                new Standing(Phase.SERVING, endpoint.standing().failure(), COMPLETED));
          }
        });
  }

  /**
   * Ends an endpoint's session; it is gone with that.
   *
   * @throws software.amazon.awssdk.services.glue.model.EntityNotFoundException if there is none
   */
  void delete(String name) {
    db.writeOnly(
        h -> {
          DevEndpoint endpoint = load(name);
          Standing before = endpoint.standing();
          DevEndpointStore.stand(
              h,
              endpoint.process(),
              new Standing(Phase.DELETED, before.failure(), before.lastUpdate()));
          endSession(h, endpoint);
        });
  }

  /** Asks its session to end, or follows at once if that has ended. */
  private void endSession(Handle h, DevEndpoint endpoint) {
    SessionState state = endpoint.session();
    if (state != null && state.mayBecome(SessionState.STOPPING)) {
      sessions.stop(h, endpoint.process());
    } else if (state == null || state.ended()) {
      DevEndpointStore.find(h, endpoint.process()).ifPresent(now -> follow(h, now, null));
    }
  }

  /** Its session has ended: for that it may have been told to. */
  private void ended(Handle h, GlueSession session) {
    DevEndpointStore.find(h, session.process())
        .ifPresent(endpoint -> follow(h, endpoint, session.standing().error()));
  }

  private void follow(Handle h, DevEndpoint endpoint, @Nullable String error) {
    RunKey process = endpoint.process();
    Caller owner = Caller.root(process.account(), process.region());
    switch (endpoint.standing().phase()) {
      case SERVING ->
          DevEndpointStore.stand(
              h,
              process,
              new Standing(
                  Phase.SERVING,
                  error == null ? "Its session was stopped" : error,
                  endpoint.standing().lastUpdate()));
      case RENEWED -> {
        sessions.forget(h, process);
        GlueSession fresh = sessions.begin(h, owner, DevEndpointRules.session(endpoint.request()));
        DevEndpointStore.renew(h, process, fresh.process());
        DevEndpointStore.stand(h, fresh.process(), new Standing(Phase.SERVING, null, COMPLETED));
      }
      case DELETED -> {
        sessions.forget(h, process);
        DevEndpointStore.delete(h, process);
        tags.delete(h, arn(owner, endpoint.name()));
      }
    }
  }

  private static String arn(Caller owner, String name) {
    return Arns.glue(owner, "devEndpoint", name);
  }
}
