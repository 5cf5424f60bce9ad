package io.mastic.jobs;

import io.mastic.jobs.launch.Ending;
import io.mastic.jobs.launch.LaunchException;
import io.mastic.jobs.launch.Launcher;
import io.mastic.jobs.launch.LiveRun;
import io.mastic.jobs.logs.LineTimes;
import io.mastic.kernel.Json;
import io.mastic.kernel.Task;
import io.mastic.kernel.TaskHandler;
import io.mastic.kernel.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a run from its start to its end, under the lease of the run's task: begins its process, or
 * takes up the one that an earlier server began; watches it; ends it when it is to stop or its time
 * is over; and records the end.
 */
public final class Supervisor implements TaskHandler {

  private static final Logger LOG = LoggerFactory.getLogger(Supervisor.class);

  /** How soon a change by another server, or of the clock, is noticed. */
  private static final Duration LOOK = Duration.ofMillis(500);

  private static final Duration ROOM = Duration.ofMillis(500);

  private final JobRuns runs;
  private final Launcher launcher;
  private final LaunchOrders orders;
  private final LineTimes times;
  private final String host;

  public Supervisor(JobRuns runs, Launcher launcher, RunEnvironment surroundings, LineTimes times) {
    this.runs = runs;
    this.launcher = launcher;
    this.orders = new LaunchOrders(surroundings);
    this.times = times;
    this.host = surroundings.host();
  }

  /** Takes on the tasks of runs; at wiring. */
  public void handleTasksOf(Tasks tasks) {
    tasks.handle(JobRuns.TASK, this);
  }

  @Override
  public Outcome run(Task task) throws InterruptedException {
    RunKey key = Json.read(task.payload(), RunKey.class);
    Optional<JobRun> found = runs.find(key).filter(run -> !run.state().ended());
    if (found.isEmpty()) {
      return DONE;
    }
    JobRun run = found.get();
    if (run.place() != null && !run.place().host().equals(host)) {
      return ended(run, RunEnd.failed("The server " + run.place().host() + " that ran it is gone"));
    }
    runs.signals().watch(key);
    try {
      Optional<LiveRun> begun = launcher.find(run.id());
      return begun.isPresent() ? watch(run, begun.get()) : begin(run);
    } finally {
      runs.signals().forget(key);
    }
  }

  private Outcome begin(JobRun run) throws InterruptedException {
    if (run.state() == RunState.STOPPING) {
      return ended(run, new RunEnd(RunState.STOPPED, null));
    }
    if (!launcher.hasRoom()) {
      runs.waits(run);
      return TaskHandler.again(Instant.now().plus(ROOM));
    }
    if (run.state() == RunState.WAITING && !runs.mayStart(run)) {
      return TaskHandler.again(Instant.now().plus(ROOM));
    }
    LiveRun live;
    try {
      LaunchOrders.check(run.plan());
      runs.begins(run, host);
      live = launcher.begin(orders.of(run));
    } catch (LaunchException e) {
      LOG.info("run {} of job {} cannot begin: {}", run.id(), run.jobName(), e.getMessage());
      return ended(run, RunEnd.failed(String.valueOf(e.getMessage())));
    }
    runs.began(run, new JobRun.Place(host, live.pid(), live.startedAt()));
    return watch(run, live);
  }

  private Outcome watch(JobRun run, LiveRun live) throws InterruptedException {
    var unused = live.ended().whenComplete((code, error) -> runs.signals().raise(run.key()));
    times.follow(run.id());
    JobRun now = runs.find(run.key()).orElse(run);
    if (now.state() == RunState.STARTING) {
      // A server began it and died before it noted so.
      runs.began(now, new JobRun.Place(host, live.pid(), live.startedAt()));
      now = runs.find(run.key()).orElse(run);
    }
    Ending ending = new Ending(live);
    boolean overdue = false;
    while (!live.ended().isDone()) {
      overdue = overdue || overdue(now);
      if (overdue || now.state() == RunState.STOPPING) {
        ending.press();
      }
      runs.signals().await(run.key(), LOOK);
      now = runs.find(run.key()).orElse(now);
    }
    live.kill();
    Optional<LiveRun> other = launcher.find(run.id()).filter(o -> o.pid() != live.pid());
    if (other.isPresent()) {
      // A dying server's process had taken the run just before this one tried to.
      return watch(now, other.get());
    }
    return ended(
        now,
        RunEnd.of(
            now.state(),
            overdue,
            launcher.result(run.id()),
            live.ended().getNow(Optional.empty())));
  }

  private Outcome ended(JobRun run, RunEnd end) {
    times.finish(run.id());
    runs.end(run, end)
        .ifPresent(
            over -> LOG.info("run {} of job {} ended {}", over.id(), over.jobName(), over.state()));
    launcher.tidy(run.id());
    return DONE;
  }

  private boolean overdue(JobRun run) {
    return run.plan().timeout() > 0
        && run.runningAt() != null
        && run.runningAt().plus(Duration.ofMinutes(run.plan().timeout())).isBefore(runs.now());
  }
}
