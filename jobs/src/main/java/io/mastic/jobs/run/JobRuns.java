package io.mastic.jobs.run;

import io.mastic.catalog.setting.AssignedProfiles;
import io.mastic.catalog.setting.UsageTerms;
import io.mastic.contract.Errors;
import io.mastic.jobs.bookmark.BookmarkStore;
import io.mastic.jobs.bookmark.OpenRuns;
import io.mastic.jobs.definition.JobStore;
import io.mastic.jobs.process.Place;
import io.mastic.jobs.process.RunEnd;
import io.mastic.jobs.process.RunEnvironment;
import io.mastic.jobs.process.RunKey;
import io.mastic.jobs.process.RunState;
import io.mastic.jobs.run.RunStore.RunChange;
import io.mastic.kernel.Caller;
import io.mastic.kernel.Db;
import io.mastic.kernel.Ids;
import io.mastic.kernel.Json;
import io.mastic.kernel.Page;
import io.mastic.kernel.PageToken;
import io.mastic.kernel.change.Publisher;
import io.mastic.kernel.key.AccessKeys;
import io.mastic.kernel.task.Outbox;
import io.mastic.kernel.task.Task;
import io.mastic.kernel.task.Tasks;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.GlueException;
import software.amazon.awssdk.services.glue.model.Job;

/**
 * Job runs: started, listed, stopped. Each run that is not at its end has one durable task, from
 * which the supervision runs it.
 */
public final class JobRuns implements OpenRuns {

  /** The topic of {@link RunEnded} events. */
  public static final String ENDED = "job-run-ended";

  public static final String TASK = "job-run";

  private final Db db;
  private final Clock clock;
  private final Tasks tasks;
  private final Outbox outbox;
  private final JobStore jobs;
  private final RunStore store;
  private final BookmarkStore bookmarks;
  private final AccessKeys keys;
  private final AssignedProfiles profiles;

  /**
   * @param keys that runs sign with, and that end with them
   */
  public JobRuns(Db db, Clock clock, Tasks tasks, Outbox outbox, AccessKeys keys) {
    this(db, clock, tasks, outbox, keys, AssignedProfiles.NONE);
  }

  /**
   * @param keys that runs sign with, and that end with them
   * @param profiles that limit what runs may ask for
   */
  public JobRuns(
      Db db, Clock clock, Tasks tasks, Outbox outbox, AccessKeys keys, AssignedProfiles profiles) {
    this.profiles = profiles;
    this.db = db;
    this.keys = keys;
    this.clock = clock;
    this.tasks = tasks;
    this.outbox = outbox;
    this.jobs = new JobStore(db);
    this.store = new RunStore(db);
    this.bookmarks = new BookmarkStore(db);
  }

  /** Has each new state of a run published; at wiring. */
  public void publishTo(Publisher publisher) {
    store.publishTo(publisher);
  }

  /**
   * Starts a run of a job for the current caller.
   *
   * <p>A client gets an error where no run can be; a trigger gets a run that has ended, so that
   * what waits for it goes on: ERROR for a deleted job, FAILED when too many are running or it is
   * beyond the usage profile of the job.
   *
   * @throws software.amazon.awssdk.services.glue.model.EntityNotFoundException for no such job or
   *     previous run
   * @throws software.amazon.awssdk.services.glue.model.ConcurrentRunsExceededException if it has as
   *     many runs as it may
   */
  public Run start(String jobName, StartRequest request) {
    Caller caller = Caller.current();
    return db.write(
        h -> {
          Optional<Job> job = jobs.find(caller, jobName);
          if (job.isEmpty()) {
            if (request.cause().isClient()) {
              throw RunErrors.nothingToStart();
            }
            Run run = made(caller, jobName, request, RunPlan.ofNothing(request));
            return ended(h, run, new RunEnd(RunState.ERROR, "Job " + jobName + " does not exist"));
          }
          RunPlan plan = RunPlan.of(job.get(), request);
          try {
            plan = terms(job.get(), request.cause()).map(plan::under).orElse(plan);
          } catch (GlueException e) {
            if (request.cause().isClient()) {
              throw e;
            }
            Run run = made(caller, jobName, request, plan);
            return ended(h, run, RunEnd.failed(String.valueOf(e.getMessage())));
          }
          Run run = made(caller, jobName, request, plan);
          boolean full =
              store.countConcurrent(caller, jobName) >= run.plan().limits().maxConcurrentRuns();
          if (full && run.plan().limits().queuing()) {
            return accepted(h, run.in(RunState.WAITING));
          }
          if (full && request.cause().isClient()) {
            throw RunErrors.tooMany(jobName);
          }
          return full
              ? ended(h, run, RunEnd.failed("Concurrent runs exceeded for " + jobName))
              : accepted(h, run);
        });
  }

  /** A client is held to their own profile; a trigger has none, and goes by the job's author. */
  private Optional<UsageTerms> terms(Job job, Cause cause) {
    return cause.isClient()
        ? profiles.ofJobs()
        : Optional.ofNullable(job.profileName()).map(profiles::ofJobs);
  }

  private Run made(Caller caller, String jobName, StartRequest request, RunPlan plan) {
    String previous = request.previousRunId();
    Attempt attempt = Attempt.FIRST;
    String id = Ids.jobRun();
    if (previous != null) {
      Run before = load(jobName, previous);
      attempt = before.attempt().after(previous);
      id = Attempt.retryId(previous, attempt.number());
      if (store.find(RunKey.of(caller, id)).isPresent()) {
        throw Errors.invalidInput("Job run " + previous + " has been tried again already");
      }
    }
    return Run.starting(RunKey.of(caller, id), jobName, attempt, request, plan, now());
  }

  private Run accepted(Handle h, Run run) {
    store.insert(h, run);
    tasks.enqueue(h, TASK, taskKey(run.key()), Json.write(run.key()));
    return run;
  }

  private Run ended(Handle h, Run run, RunEnd end) {
    Run over = run.ended(end, now());
    store.insert(h, over);
    publish(h, over, true);
    return over;
  }

  private static String taskKey(RunKey key) {
    return key.account() + "/" + key.region() + "/" + key.id();
  }

  /**
   * @throws software.amazon.awssdk.services.glue.model.EntityNotFoundException if the job has no
   *     such run
   */
  public Run load(String jobName, String runId) {
    return store
        .find(RunKey.of(Caller.current(), runId))
        .filter(run -> run.jobName().equals(jobName))
        .orElseThrow(() -> RunErrors.notFound(runId));
  }

  @Override
  public void checkOpen(String job, String runId) {
    if (load(job, runId).state().ended()) {
      throw Errors.invalidInput("Job run " + runId + " has ended; its bookmark stays as it is");
    }
  }

  /** The runs of a job, the latest first. */
  public Page<Run> list(String jobName, @Nullable String token, int limit) {
    List<String> parts = PageToken.decode(token, 2);
    RunStore.Position before =
        parts.isEmpty() ? null : new RunStore.Position(Long.parseLong(parts.get(0)), parts.get(1));
    List<Run> rows = store.list(Caller.current(), jobName, before, limit + 1);
    return Page.cut(
        rows,
        limit,
        run -> List.of(Long.toString(run.times().startedAt().toEpochMilli()), run.id()));
  }

  /**
   * Asks a run to stop; it is STOPPED soon after.
   *
   * @return false if it has ended already
   */
  public boolean stop(String jobName, String runId) {
    return db.write(
        h -> {
          Run run = load(jobName, runId);
          tasks.hasten(h, TASK, taskKey(run.key()));
          if (run.state() == RunState.WAITING) {
            return end(run, new RunEnd(RunState.STOPPED, null)).isPresent();
          }
          return run.state() == RunState.STOPPING
              || store.move(run.key(), RunState.STOPPING, RunChange.NONE, now()).isPresent();
        });
  }

  /** Whether there is such a run, and it has not ended. */
  public boolean isUnderWay(RunKey key) {
    return find(key).filter(run -> !run.state().ended()).isPresent();
  }

  public Optional<Run> find(RunKey key) {
    return store.find(key);
  }

  /**
   * A waiting run's turn has come, if the job has room for it; if not, it is woken when a run of
   * the job ends.
   *
   * @param task the run's, in its turn
   */
  public boolean mayStart(Run run, Task task) {
    return db.write(
        h -> {
          int running = store.countConcurrent(run.caller(), run.jobName());
          if (running >= run.plan().limits().maxConcurrentRuns()) {
            tasks.waitFor(h, task, line(run));
            return false;
          }
          return store.move(run.key(), RunState.STARTING, RunChange.NONE, now()).isPresent();
        });
  }

  /** In which the runs of a job wait that has as many as it may. */
  private static String line(Run run) {
    return "job/" + run.key().account() + "/" + run.key().region() + "/" + run.jobName();
  }

  /** It has no process yet, so that another server may begin it as well. */
  public void waits(Run run) {
    store.change(
        run.key(),
        h -> {
          RunRow.leave(h, run.key());
          store.move(run.key(), RunState.WAITING, RunChange.NONE, now());
        });
  }

  /** Notes which machine is about to begin the run. */
  public void begins(Run run, String host) {
    store.note(run.key(), new Place(host, 0, now()));
  }

  /** The run's process is there. */
  public void began(Run run, Place place) {
    store.change(
        run.key(),
        h -> {
          store.note(run.key(), place);
          store
              .move(run.key(), RunState.RUNNING, new RunChange(now(), null, null), now())
              .ifPresent(running -> RunEvents.began(db, running, place));
        });
  }

  /**
   * Ends a run and its keys, starts its next try if it has one, and publishes the end: all or
   * nothing.
   *
   * @param wanted what the run came to; one that was asked to stop meanwhile is STOPPED
   * @return empty if it had ended before
   */
  public Optional<Run> end(Run run, RunEnd wanted) {
    return db.write(
        h -> {
          boolean stopping =
              find(run.key()).map(Run::state).filter(s -> s == RunState.STOPPING).isPresent();
          RunEnd end = stopping ? new RunEnd(RunState.STOPPED, null) : wanted;
          Optional<Run> over =
              store.move(run.key(), end.state(), new RunChange(null, now(), end.error()), now());
          RunEnvironment.end(keys, run.key());
          over.ifPresent(
              r -> {
                tasks.wake(h, line(r), 1);
                if (r.state() == RunState.FAILED) {
                  bookmarks.failed(h, r.caller(), r.jobName());
                }
                boolean again = r.retriedAfter(end.state());
                if (again) {
                  accepted(h, r.nextTry(now()));
                }
                publish(h, r, !again);
              });
          return over;
        });
  }

  private void publish(Handle h, Run run, boolean last) {
    RunEvents.ended(db, run);
    outbox.publish(h, ENDED, Json.write(RunEnded.of(run, last)));
  }

  /** Time as it is stored. */
  public Instant now() {
    return Instant.ofEpochMilli(clock.millis());
  }
}
