package io.mastic.app.livy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.contract.GlueCalls;
import io.mastic.jobs.logs.EventReader;
import io.mastic.jobs.logs.LogEvent;
import io.mastic.jobs.logs.LogNotFoundException;
import io.mastic.jobs.logs.Logs;
import io.mastic.jobs.logs.TimeRange;
import io.mastic.kernel.Caller;
import io.mastic.kernel.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.CancelStatementRequest;
import software.amazon.awssdk.services.glue.model.CreateSessionRequest;
import software.amazon.awssdk.services.glue.model.CreateSessionResponse;
import software.amazon.awssdk.services.glue.model.DeleteSessionRequest;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.GetSessionRequest;
import software.amazon.awssdk.services.glue.model.GetSessionResponse;
import software.amazon.awssdk.services.glue.model.GetStatementRequest;
import software.amazon.awssdk.services.glue.model.GetStatementResponse;
import software.amazon.awssdk.services.glue.model.ListSessionsRequest;
import software.amazon.awssdk.services.glue.model.ListSessionsResponse;
import software.amazon.awssdk.services.glue.model.ListStatementsRequest;
import software.amazon.awssdk.services.glue.model.ListStatementsResponse;
import software.amazon.awssdk.services.glue.model.RunStatementRequest;
import software.amazon.awssdk.services.glue.model.RunStatementResponse;
import software.amazon.awssdk.services.glue.model.Session;
import software.amazon.awssdk.services.glue.model.SessionStatus;
import software.amazon.awssdk.services.glue.model.StopSessionRequest;

/** What clients of Livy ask for, done by Glue's own operations for the caller of this thread. */
final class LivySessions {

  private static final int REMEMBERED = 1000;
  private static final int LAST_LINES = 10;
  private static final int MOST_LINES = 10_000;
  private static final String ERRORS = "/aws-glue/sessions/error";

  private final GlueCalls glue;
  private final Logs logs;
  private final Predicate<String> isBusy;
  private final Map<List<Object>, String> names =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<List<Object>, String> eldest) {
          return size() > REMEMBERED;
        }
      };

  /**
   * @param isBusy whether the caller's session of that name executes something
   */
  LivySessions(GlueCalls glue, Logs logs, Predicate<String> isBusy) {
    this.glue = glue;
    this.logs = logs;
    this.isBusy = isBusy;
  }

  ObjectNode list(int from, int size) {
    List<Session> all = all();
    ObjectNode json = Json.MAPPER.createObjectNode();
    json.put("from", from).put("total", all.size());
    ArrayNode shown = json.putArray("sessions");
    all.stream().skip(from).limit(size).map(this::shown).forEach(shown::add);
    return json;
  }

  /** The oldest first, as Livy has them. */
  private List<Session> all() {
    List<Session> all = new ArrayList<>();
    String token = null;
    do {
      ListSessionsResponse page =
          (ListSessionsResponse)
              glue.call("ListSessions", ListSessionsRequest.builder().nextToken(token).build());
      all.addAll(0, page.sessions().stream().sorted(this::byAge).toList());
      token = page.nextToken();
    } while (token != null);
    return all;
  }

  private int byAge(Session one, Session other) {
    return one.createdOn().compareTo(other.createdOn());
  }

  ObjectNode create(JsonNode body) {
    CreateSessionRequest request = NewSession.of(body, Caller.current());
    return shown(((CreateSessionResponse) glue.call("CreateSession", request)).session());
  }

  ObjectNode get(int number) {
    return shown(load(number));
  }

  ObjectNode state(int number) {
    Session session = load(number);
    return Json.MAPPER
        .createObjectNode()
        .put("id", number)
        .put("state", LivyViews.state(session, isBusy(session)));
  }

  /** Stops it, and forgets it as soon as it has ended. */
  ObjectNode delete(int number) {
    Session session = load(number);
    SessionStatus status = session.status();
    if (status == SessionStatus.PROVISIONING || status == SessionStatus.READY) {
      glue.call("StopSession", StopSessionRequest.builder().id(session.id()).build());
    }
    glue.call("DeleteSession", DeleteSessionRequest.builder().id(session.id()).build());
    return Json.MAPPER.createObjectNode().put("msg", "deleted");
  }

  ObjectNode log(int number, int from, int size) {
    Session session = load(number);
    List<String> lines =
        open(session)
            .map(log -> log.forward(0, TimeRange.ALWAYS, MOST_LINES).events())
            .orElse(List.of())
            .stream()
            .map(LogEvent::message)
            .toList();
    ObjectNode json = Json.MAPPER.createObjectNode();
    json.put("id", number).put("from", from).put("total", lines.size());
    lines.stream().skip(from).limit(size).forEach(json.putArray("log")::add);
    return json;
  }

  ObjectNode statements(int number) {
    Session session = load(number);
    ArrayNode shown = Json.MAPPER.createArrayNode();
    String token = null;
    do {
      ListStatementsResponse page =
          (ListStatementsResponse)
              glue.call(
                  "ListStatements",
                  ListStatementsRequest.builder().sessionId(session.id()).nextToken(token).build());
      page.statements().forEach(statement -> shown.add(LivyViews.statement(statement)));
      token = page.nextToken();
    } while (token != null);
    ObjectNode json = Json.MAPPER.createObjectNode().put("total_statements", shown.size());
    json.set("statements", shown);
    return json;
  }

  ObjectNode run(int number, JsonNode body) {
    JsonNode kind = body.path("kind");
    if (kind.isTextual()) {
      NewSession.checkKind(kind.asText());
    }
    Session session = load(number);
    int id =
        ((RunStatementResponse)
                glue.call(
                    "RunStatement",
                    RunStatementRequest.builder()
                        .sessionId(session.id())
                        .code(body.path("code").asText())
                        .build()))
            .id();
    return statement(session, id);
  }

  ObjectNode statement(int number, int id) {
    return statement(load(number), id);
  }

  private ObjectNode statement(Session session, int id) {
    GetStatementResponse found =
        (GetStatementResponse)
            glue.call(
                "GetStatement",
                GetStatementRequest.builder().sessionId(session.id()).id(id).build());
    return LivyViews.statement(found.statement());
  }

  ObjectNode cancel(int number, int id) {
    glue.call(
        "CancelStatement",
        CancelStatementRequest.builder().sessionId(load(number).id()).id(id).build());
    return Json.MAPPER.createObjectNode().put("msg", "canceled");
  }

  private ObjectNode shown(Session session) {
    synchronized (names) {
      names.put(key(LivyViews.number(session)), session.id());
    }
    return LivyViews.session(session, isBusy(session), lastLines(session));
  }

  private boolean isBusy(Session session) {
    return session.status() == SessionStatus.READY && isBusy.test(session.id());
  }

  private List<String> lastLines(Session session) {
    return open(session)
        .map(log -> log.backward(log.size(), TimeRange.ALWAYS, LAST_LINES).events())
        .orElse(List.of())
        .stream()
        .map(LogEvent::message)
        .toList();
  }

  private Optional<EventReader> open(Session session) {
    try {
      return Optional.of(logs.open(ERRORS, session.id()));
    } catch (LogNotFoundException notBegun) {
      return Optional.empty();
    }
  }

  private Session load(int number) {
    String name;
    synchronized (names) {
      name = names.get(key(number));
    }
    return named(name)
        .filter(session -> LivyViews.number(session) == number)
        .or(() -> all().stream().filter(s -> LivyViews.number(s) == number).findFirst())
        .orElseThrow(() -> new LivyException(404, "Session '" + number + "' not found."));
  }

  private Optional<Session> named(@Nullable String name) {
    if (name == null) {
      return Optional.empty();
    }
    try {
      GetSessionRequest request = GetSessionRequest.builder().id(name).build();
      return Optional.of(((GetSessionResponse) glue.call("GetSession", request)).session());
    } catch (EntityNotFoundException gone) {
      return Optional.empty();
    }
  }

  private static List<Object> key(int number) {
    Caller caller = Caller.current();
    return List.of(caller.account(), caller.region(), number);
  }
}
