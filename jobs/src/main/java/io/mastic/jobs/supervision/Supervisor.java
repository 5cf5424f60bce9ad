package io.mastic.jobs.supervision;

import io.mastic.jobs.logs.LineTimes;
import io.mastic.jobs.process.RunEnvironment;
import io.mastic.jobs.process.RunKey;
import io.mastic.jobs.process.Supervision;
import io.mastic.jobs.run.JobRuns;
import io.mastic.jobs.run.Run;
import io.mastic.kernel.Json;
import io.mastic.kernel.task.Task;
import io.mastic.kernel.task.TaskHandler;
import io.mastic.kernel.task.Tasks;
import java.util.Optional;

/** Puts job runs under supervision: each run that has not ended, by its task. */
public final class Supervisor implements TaskHandler {

  private final Supervision supervision;
  private final RunWard.Means means;

  /** Of runs whose jobs have no connections. */
  public Supervisor(
      JobRuns runs, Supervision supervision, RunEnvironment surroundings, LineTimes times) {
    this(runs, supervision, surroundings, times, ConnectionJars.NONE);
  }

  public Supervisor(
      JobRuns runs,
      Supervision supervision,
      RunEnvironment surroundings,
      LineTimes times,
      ConnectionJars jars) {
    this.supervision = supervision;
    this.means =
        new RunWard.Means(runs, new LaunchOrders(surroundings, jars), times, surroundings.host());
  }

  /** Takes on the tasks of runs; at wiring. */
  public void handleTasksOf(Tasks tasks) {
    tasks.handle(JobRuns.TASK, this);
  }

  @Override
  public Outcome run(Task task) throws InterruptedException {
    RunKey key = Json.read(task.payload(), RunKey.class);
    Optional<Run> found = means.runs().find(key).filter(run -> !run.state().ended());
    return found.isPresent() ? supervision.take(task, new RunWard(means, found.get())) : DONE;
  }

  @Override
  public void lost(Task task) {
    supervision.lost(task);
  }

  @Override
  public void hastened(Task task) {
    supervision.changed(task);
  }

  @Override
  public int leases() {
    return Supervision.LEASES;
  }
}
