package io.mastic.jobs.logs;

import io.mastic.jobs.launch.directory.RunDirectory;
import io.mastic.jobs.launch.directory.RunPlace;
import io.mastic.jobs.launch.order.JobKind;
import io.mastic.jobs.process.RunKey;
import io.mastic.jobs.run.Run;
import io.mastic.jobs.run.RunStore;
import io.mastic.kernel.Caller;
import io.mastic.kernel.Db;
import io.mastic.kernel.Page;
import io.mastic.kernel.PageToken;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the runs of a caller wrote, here or on a server beside this one: {@code
 * /aws-glue/jobs/output} and {@code error}, {@code /aws-glue/python-jobs/output} and {@code error};
 * a stream is named after its run.
 */
public final class RunLogs implements FixedGroups {

  private static final String OUTPUT = "/output";
  private static final String ERROR = "/error";

  private final RunStore store;
  private final RunPlace place;
  private final SharedLogs shared;

  /**
   * @param place where the files of runs are
   */
  public RunLogs(Db db, RunPlace place) {
    this.store = new RunStore(db);
    this.place = place;
    this.shared = new SharedLogs(db);
  }

  @Override
  public List<String> groups() {
    return List.of(JobKind.GLUEETL, JobKind.PYTHONSHELL).stream()
        .flatMap(kind -> List.of(kind.logs() + OUTPUT, kind.logs() + ERROR).stream())
        .toList();
  }

  @Override
  public Path folder() {
    return place.directory();
  }

  @Override
  public Page<LogStream> streams(String group, String prefix, @Nullable String token, int limit) {
    List<String> position = PageToken.decode(token, 1);
    String after = position.isEmpty() ? "" : position.get(0);
    List<Run> rows = store.listByName(Caller.current(), kinds(group), prefix, after, limit + 1);
    return Page.cut(rows, limit, run -> List.of(run.id())).map(run -> stream(group, run));
  }

  @Override
  public Page<LogStream> latestStreams(String group, @Nullable String token, int limit) {
    List<String> parts = PageToken.decode(token, 2);
    RunStore.Position before =
        parts.isEmpty() ? null : new RunStore.Position(Long.parseLong(parts.get(0)), parts.get(1));
    List<Run> rows = store.listLatest(Caller.current(), kinds(group), before, limit + 1);
    return Page.cut(
            rows,
            limit,
            run -> List.of(Long.toString(run.times().startedAt().toEpochMilli()), run.id()))
        .map(run -> stream(group, run));
  }

  @Override
  public Optional<LogText> open(String group, String stream) {
    return store
        .find(RunKey.of(Caller.current(), stream))
        .filter(
            run ->
                run.times().runningAt() != null && kinds(group).contains(run.plan().code().kind()))
        .map(run -> text(group, run));
  }

  private LogStream stream(String group, Run run) {
    LogStream found = Streams.of(run.id(), text(group, run));
    return new LogStream(
        found.name(),
        Optional.ofNullable(run.times().runningAt()).orElse(run.times().startedAt()),
        found.firstEventAt(),
        found.lastEventAt(),
        found.bytes());
  }

  private LogText text(String group, Run run) {
    RunDirectory directory = place.of(run.id());
    Path file = group.endsWith(OUTPUT) ? directory.stdout() : directory.stderr();
    boolean complete = run.state().ended();
    if (Files.exists(file)) {
      return LogText.watched(file, complete);
    }
    SharedLog log = shared.log(run.id(), String.valueOf(file.getFileName()));
    return new LogText(log, log, complete);
  }

  private static List<JobKind> kinds(String group) {
    return Arrays.stream(JobKind.values())
        .filter(kind -> group.startsWith(kind.logs() + "/"))
        .toList();
  }
}
