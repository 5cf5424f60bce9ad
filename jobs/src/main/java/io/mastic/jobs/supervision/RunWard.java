package io.mastic.jobs.supervision;

import io.mastic.jobs.launch.order.Demand;
import io.mastic.jobs.launch.order.LaunchException;
import io.mastic.jobs.launch.order.LaunchOrder;
import io.mastic.jobs.launch.order.LiveRun;
import io.mastic.jobs.logs.LineTimes;
import io.mastic.jobs.process.Departure;
import io.mastic.jobs.process.Place;
import io.mastic.jobs.process.RunEnd;
import io.mastic.jobs.process.RunState;
import io.mastic.jobs.process.Ward;
import io.mastic.jobs.run.JobRuns;
import io.mastic.jobs.run.Run;
import io.mastic.jobs.run.RunPlan;
import io.mastic.kernel.task.Task;
import io.mastic.kernel.task.TaskHandler;
import io.mastic.kernel.task.TaskHandler.Outcome;
import java.time.Duration;
import java.util.Optional;

/** A job run under supervision. */
final class RunWard implements Ward {

  /** How soon a queued run looks again whether there is room, although nobody woke it. */
  private static final Duration SAFETY_LOOK = Duration.ofMinutes(1);

  /** What a run works with, on this server. */
  record Means(JobRuns runs, LaunchOrders orders, LineTimes times, String host) {}

  private final Means means;
  private volatile Run run;

  RunWard(Means means, Run run) {
    this.means = means;
    this.run = run;
  }

  @Override
  public String id() {
    return run.id();
  }

  @Override
  public Optional<String> host() {
    return Optional.ofNullable(run.place()).map(Place::host);
  }

  @Override
  public boolean hasBegun() {
    return run.place() != null && run.place().pid() > 0;
  }

  @Override
  public void refresh() {
    run = means.runs().find(run.key()).orElse(run);
  }

  @Override
  public boolean isStopping() {
    return run.state() == RunState.STOPPING;
  }

  @Override
  public Optional<Duration> left() {
    int timeout = run.plan().limits().timeout();
    if (timeout <= 0) {
      return Optional.empty();
    }
    Duration left = Duration.ofMinutes(timeout).minus(run.times().execution(means.runs().now()));
    return Optional.of(left.isNegative() ? Duration.ZERO : left);
  }

  @Override
  public void waitsForRoom() {
    if (run.state() != RunState.WAITING || run.place() != null) {
      means.runs().waits(run);
    }
  }

  @Override
  public Optional<Outcome> mustWait(Task task) {
    return run.state() == RunState.WAITING && !means.runs().mayStart(run, task)
        ? Optional.of(TaskHandler.after(SAFETY_LOOK))
        : Optional.empty();
  }

  @Override
  public Demand demand() {
    RunPlan plan = run.plan();
    return new Demand(run.id(), plan.code().kind(), plan.workers(), plan.parameters());
  }

  @Override
  public LaunchOrder order() throws LaunchException {
    LaunchOrders.check(run.plan());
    means.runs().begins(run, means.host());
    return means.orders().of(run);
  }

  @Override
  public void began(LiveRun live) {
    means.times().follow(run.id());
    if (run.state() == RunState.STARTING || run.state() == RunState.WAITING) {
      means.runs().began(run, new Place(means.host(), live.pid(), live.startedAt()));
    }
  }

  @Override
  public void end(Departure departure) {
    means.times().finish(run.id());
    var unused = means.runs().end(run, RunEnd.of(run.state(), departure));
  }
}
