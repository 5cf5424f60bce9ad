package io.mastic.sessions;

import io.mastic.jobs.launch.directory.RunDirectory;
import io.mastic.jobs.launch.directory.RunPlace;
import io.mastic.jobs.logs.FixedGroups;
import io.mastic.jobs.logs.LogStream;
import io.mastic.jobs.logs.LogText;
import io.mastic.jobs.logs.Streams;
import io.mastic.kernel.Page;
import io.mastic.kernel.PageToken;
import io.mastic.sessions.session.GlueSession;
import io.mastic.sessions.session.Sessions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the sessions of a caller wrote; a stream is named after its session. */
final class SessionLogs implements FixedGroups {

  private static final String OUTPUT = "/aws-glue/sessions/output";
  private static final String ERROR = "/aws-glue/sessions/error";

  private final Sessions sessions;
  private final RunPlace place;

  SessionLogs(Sessions sessions, RunPlace place) {
    this.sessions = sessions;
    this.place = place;
  }

  @Override
  public List<String> groups() {
    return List.of(OUTPUT, ERROR);
  }

  @Override
  public Path folder() {
    return place.directory();
  }

  @Override
  public Page<LogStream> streams(String group, String prefix, @Nullable String token, int limit) {
    List<String> position = PageToken.decode(token, 1);
    String after = position.isEmpty() ? "" : position.get(0);
    List<GlueSession> rows = sessions.listByName(prefix, after, limit + 1);
    return Page.cut(rows, limit, session -> List.of(session.id()))
        .map(session -> stream(group, session));
  }

  @Override
  public Page<LogStream> latestStreams(String group, @Nullable String token, int limit) {
    return sessions.list(token, limit, Map.of()).map(session -> stream(group, session));
  }

  @Override
  public Optional<LogText> open(String group, String stream) {
    return sessions
        .find(stream)
        .filter(session -> session.times().begunAt() != null)
        .map(session -> text(group, session));
  }

  private LogStream stream(String group, GlueSession session) {
    LogStream found = Streams.of(session.id(), text(group, session));
    return new LogStream(
        found.name(),
        Optional.ofNullable(session.times().begunAt()).orElse(session.times().createdAt()),
        found.firstEventAt(),
        found.lastEventAt(),
        found.bytes());
  }

  private LogText text(String group, GlueSession session) {
    RunDirectory directory = place.of(session.process().id());
    return LogText.watched(
        group.equals(OUTPUT) ? directory.stdout() : directory.stderr(), session.state().ended());
  }
}
