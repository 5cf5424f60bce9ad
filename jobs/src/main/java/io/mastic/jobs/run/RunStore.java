package io.mastic.jobs.run;

import io.mastic.jobs.launch.order.JobKind;
import io.mastic.jobs.process.Place;
import io.mastic.jobs.process.RunKey;
import io.mastic.jobs.process.RunState;
import io.mastic.kernel.Caller;
import io.mastic.kernel.Db;
import io.mastic.kernel.change.Publisher;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The rows of the job_run table. */
public final class RunStore {

  private static final String BEGUN =
      "SELECT * FROM job_run WHERE account = :account AND region = :region AND kind IN (<kinds>)"
          + " AND running_at IS NOT NULL";

  private final Db db;
  private volatile Publisher news = Publisher.NOBODY;

  public RunStore(Db db) {
    this.db = db;
  }

  /** Has each new state of a run published; at wiring. */
  void publishTo(Publisher publisher) {
    news = publisher;
  }

  public Optional<Run> find(RunKey key) {
    return db.read(
        h ->
            h.createQuery(
                    "SELECT * FROM job_run WHERE account = :account AND region = :region AND id = :id")
                .bind("account", key.account())
                .bind("region", key.region())
                .bind("id", key.id())
                .map(RunRow::read)
                .findOne());
  }

  /** At most {@code limit} runs of a job, the latest first, from before that one on. */
  List<Run> list(Caller caller, String jobName, @Nullable Position before, int limit) {
    return db.read(
        h -> {
          var query =
              h.createQuery(
                      "SELECT * FROM job_run WHERE account = :account AND region = :region AND job_name = :job"
                          + (before == null
                              ? ""
                              : " AND (started_at < :started OR (started_at = :started AND id < :id))")
                          + " ORDER BY started_at DESC, id DESC LIMIT :limit")
                  .bind("account", caller.account())
                  .bind("region", caller.region())
                  .bind("job", jobName)
                  .bind("limit", limit);
          if (before != null) {
            query.bind("started", before.startedAt()).bind("id", before.id());
          }
          return query.map(RunRow::read).list();
        });
  }

  /** Runs that began, by their ids from behind that one on. */
  public List<Run> listByName(
      Caller caller, List<JobKind> kinds, String prefix, String after, int limit) {
    return db.read(
        h ->
            h.createQuery(
                    BEGUN
                        + " AND id >= :prefix AND id < :end AND id > :after"
                        + " AND substr(id, 1, :length) = :prefix ORDER BY id LIMIT :limit")
                .bind("account", caller.account())
                .bind("region", caller.region())
                .bindList("kinds", names(kinds))
                .bind("prefix", prefix)
                // Behind every id of that prefix, in any collation: ids are hexadecimal.
                .bind("end", prefix + "zz")
                .bind("length", prefix.length())
                .bind("after", after)
                .bind("limit", limit)
                .map(RunRow::read)
                .list());
  }

  /** Runs that began, the latest first, from before that one on. */
  public List<Run> listLatest(
      Caller caller, List<JobKind> kinds, @Nullable Position before, int limit) {
    Position from = before == null ? new Position(Long.MAX_VALUE, "") : before;
    return db.read(
        h ->
            h.createQuery(
                    BEGUN
                        + " AND (started_at < :started OR (started_at = :started AND id < :id))"
                        + " ORDER BY started_at DESC, id DESC LIMIT :limit")
                .bind("account", caller.account())
                .bind("region", caller.region())
                .bindList("kinds", names(kinds))
                .bind("started", from.startedAt())
                .bind("id", from.id())
                .bind("limit", limit)
                .map(RunRow::read)
                .list());
  }

  /** At most so many runs of all jobs in one of some states, the latest first. */
  public List<Run> listRecent(Caller caller, List<RunState> states, Instant since, int limit) {
    return db.read(
        h ->
            h.createQuery(
                    "SELECT * FROM job_run WHERE account = :account AND region = :region"
                        + " AND started_at >= :since AND state IN (<states>)"
                        + " ORDER BY started_at DESC, id DESC LIMIT :limit")
                .bind("account", caller.account())
                .bind("region", caller.region())
                .bind("since", since.toEpochMilli())
                .bindList("states", states.stream().map(Enum::name).toList())
                .bind("limit", limit)
                .map(RunRow::read)
                .list());
  }

  private static List<String> names(List<JobKind> kinds) {
    return kinds.stream().map(Enum::name).toList();
  }

  /** Where a page of runs ended. */
  public record Position(long startedAt, String id) {}

  /** How many runs of a job count against its MaxConcurrentRuns. */
  int countConcurrent(Caller caller, String jobName) {
    return db.read(
        h ->
            h.createQuery(
                    "SELECT COUNT(*) FROM job_run WHERE account = :account AND region = :region"
                        + " AND job_name = :job AND state IN (<states>)")
                .bind("account", caller.account())
                .bind("region", caller.region())
                .bind("job", jobName)
                .bindList("states", RunState.concurrentNames())
                .mapTo(Integer.class)
                .one());
  }

  void insert(Handle h, Run run) {
    RunRow.insert(h, run);
    news.publish(h, RunEvents.change(run));
  }

  /** Changes one run, whatever others change meanwhile beside it. */
  void change(RunKey key, Consumer<Handle> work) {
    db.changeRows(
        h -> {
          RunRow.lock(h, key, db.forUpdate());
          work.accept(h);
        });
  }

  /** Notes where a run is, whatever its state. */
  void note(RunKey key, Place place) {
    change(key, h -> RunRow.place(h, key, place));
  }

  /**
   * Moves a run on, if its state still allows it.
   *
   * @return the run as it is now, or empty if it was in a state that does not lead there
   */
  Optional<Run> move(RunKey key, RunState state, RunChange change, Instant now) {
    return db.write(
        h -> {
          Optional<Run> run = find(key).filter(r -> r.state().mayBecome(state));
          run.ifPresent(r -> RunRow.update(h, key, state, change, now));
          Optional<Run> moved = run.flatMap(r -> find(key));
          moved.ifPresent(r -> news.publish(h, RunEvents.change(r)));
          return moved;
        });
  }

  /**
   * What a move notes down beside the state; null members stay as they are.
   *
   * @param completedAt only with a state that ends the run
   */
  record RunChange(
      @Nullable Instant runningAt, @Nullable Instant completedAt, @Nullable String error) {

    static final RunChange NONE = new RunChange(null, null, null);
  }
}
