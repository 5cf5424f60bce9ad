package io.mastic.jobs.work;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.mastic.jobs.launch.order.JobKind;
import io.mastic.jobs.parameter.Parameters;
import io.mastic.jobs.process.Place;
import io.mastic.jobs.process.RunEnd;
import io.mastic.jobs.process.RunEnvironment;
import io.mastic.jobs.process.RunKey;
import io.mastic.jobs.process.RunState;
import io.mastic.kernel.Caller;
import io.mastic.kernel.Db;
import io.mastic.kernel.Ids;
import io.mastic.kernel.Json;
import io.mastic.kernel.Page;
import io.mastic.kernel.PageToken;
import io.mastic.kernel.key.AccessKeys;
import io.mastic.kernel.task.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.GlueException;

/**
 * Work that Spark does for the server itself: begun, listed, stopped. Each piece that is not at its
 * end has one durable task, from which the {@link WorkSupervisor} does it.
 */
public final class Works {

  static final String TASK = "spark-work";

  private final Db db;
  private final Clock clock;
  private final Tasks tasks;
  private final AccessKeys keys;
  private final Map<String, WorkKind> kinds = new ConcurrentHashMap<>();

  /**
   * @param keys that the processes sign with, and that end with them
   */
  public Works(Db db, Clock clock, Tasks tasks, AccessKeys keys) {
    this.keys = keys;
    this.db = db;
    this.clock = clock;
    this.tasks = tasks;
  }

  /** Says who takes over what work of a kind finds out; at wiring. */
  public void register(WorkKind kind) {
    if (kinds.putIfAbsent(kind.name(), kind) != null) {
      throw new IllegalStateException("two kinds of work of the name " + kind.name());
    }
  }

  /**
   * Begins a piece of work; joins the caller's transaction, in which {@link #findUnderWay} found
   * none for that subject.
   */
  public Work start(Work.Assignment assignment) {
    RunKey key = RunKey.of(Caller.current(), Ids.uuid());
    Work work = Work.starting(key, assignment, now());
    db.writeOnly(
        h -> {
          WorkStore.insert(h, work);
          tasks.enqueue(h, TASK, work.id(), Json.write(key));
        });
    return work;
  }

  /** Asks the process to end; it is STOPPED soon after. */
  public void stop(Work work) {
    db.writeOnly(
        h -> {
          WorkStore.stop(h, work.key(), now());
          tasks.hasten(h, TASK, work.id());
        });
  }

  public Optional<Work> find(String kind, String id) {
    return find(RunKey.of(Caller.current(), id)).filter(work -> work.kind().equals(kind));
  }

  public Optional<Work> findUnderWay(String kind, String subject) {
    return db.read(h -> WorkStore.findUnderWay(h, Caller.current(), kind, subject));
  }

  /**
   * The latest first.
   *
   * @param subject null for all
   * @throws IllegalArgumentException for a token that is none
   */
  public Page<Work> list(String kind, @Nullable String subject, @Nullable String token, int limit) {
    List<String> parts = PageToken.decode(token, 2);
    WorkStore.Position before =
        parts.isEmpty()
            ? WorkStore.Position.LATEST
            : new WorkStore.Position(Long.parseLong(parts.get(0)), parts.get(1));
    List<Work> rows =
        db.read(h -> WorkStore.list(h, Caller.current(), kind, subject, before, limit + 1));
    return Page.cut(
        rows,
        limit,
        work -> List.of(Long.toString(work.times().startedAt().toEpochMilli()), work.id()));
  }

  /** Deletes the history of a subject; what is under way stays until it has ended. */
  public void forget(String kind, String subject) {
    db.writeOnly(h -> WorkStore.forget(h, Caller.current(), kind, subject));
  }

  /** Whether there is such work, and it has not ended. */
  public boolean isUnderWay(RunKey key) {
    return find(key).filter(work -> !work.state().ended()).isPresent();
  }

  Optional<Work> find(RunKey key) {
    return db.read(h -> WorkStore.find(h, key));
  }

  /** Notes which machine is about to begin the process. */
  void begins(Work work, String host) {
    db.writeOnly(h -> WorkStore.place(h, work.key(), new Place(host, 0, now())));
  }

  /** It has no process yet, so that another server may begin it as well. */
  void waits(Work work) {
    db.writeOnly(h -> WorkStore.leave(h, work.key()));
  }

  /** The process is there. */
  void began(Work work, Place place) {
    db.writeOnly(
        h -> {
          WorkStore.place(h, work.key(), place);
          if (mayBecome(h, work, RunState.RUNNING)) {
            WorkStore.run(h, work.key(), now());
          }
        });
  }

  /**
   * Ends a piece of work. A success and what follows from its answer are one transaction.
   *
   * @param wanted what the process came to; work that was asked to stop meanwhile is STOPPED
   * @return the work as it is now
   */
  Work end(Work work, RunEnd wanted, @Nullable JsonNode answer) {
    try {
      return db.write(h -> settle(h, work, wanted, answer));
    } catch (GlueException | IllegalArgumentException e) {
      RunEnd failed = RunEnd.failed(String.valueOf(e.getMessage()));
      return db.write(h -> settle(h, work, failed, answer));
    }
  }

  private Work settle(Handle h, Work work, RunEnd wanted, @Nullable JsonNode answer) {
    boolean stopping =
        WorkStore.find(h, work.key()).filter(w -> w.state() == RunState.STOPPING).isPresent();
    RunEnd end = stopping ? new RunEnd(RunState.STOPPED, null) : wanted;
    RunEnvironment.end(keys, work.key());
    if (!mayBecome(h, work, end.state())) {
      return WorkStore.find(h, work.key()).orElse(work);
    }
    if (end.state() == RunState.SUCCEEDED) {
      accept(h, work, answer == null ? NullNode.instance : answer);
    }
    WorkStore.end(h, work.key(), end.state(), end.error(), now());
    Work over = WorkStore.find(h, work.key()).orElse(work);
    known(work).ifPresent(kind -> work.caller().run(() -> kind.ended(over, end)));
    return over;
  }

  private void accept(Handle h, Work work, JsonNode answer) {
    WorkKind kind = kind(work);
    work.caller()
        .run(
            () -> kind.accept(work, answer).ifPresent(kept -> WorkStore.keep(h, work.key(), kept)));
  }

  /**
   * @throws IllegalArgumentException if nobody registered it
   */
  private WorkKind kind(Work work) {
    return known(work)
        .orElseThrow(
            () -> new IllegalArgumentException("There is no work of the kind " + work.kind()));
  }

  private Optional<WorkKind> known(Work work) {
    return Optional.ofNullable(kinds.get(work.kind()));
  }

  /** What its process is. */
  JobKind runtime(Work work) {
    return known(work).map(WorkKind::runtime).orElse(JobKind.GLUEETL);
  }

  /** How long it may take. */
  Duration longest(Work work) {
    return known(work).map(WorkKind::longest).orElse(Duration.ofDays(2));
  }

  /** The parameters of its process. */
  Parameters parameters(Work work) {
    Map<String, String> parameters = new HashMap<>();
    work.caller().run(() -> parameters.putAll(kind(work).parameters(work)));
    return Parameters.of(parameters);
  }

  private static boolean mayBecome(Handle h, Work work, RunState state) {
    return WorkStore.find(h, work.key()).filter(w -> w.state().mayBecome(state)).isPresent();
  }

  /** Time as it is stored. */
  public Instant now() {
    return Instant.ofEpochMilli(clock.millis());
  }
}
