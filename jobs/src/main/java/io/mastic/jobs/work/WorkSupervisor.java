package io.mastic.jobs.work;

import io.mastic.jobs.process.RunEnvironment;
import io.mastic.jobs.process.RunKey;
import io.mastic.jobs.process.Supervision;
import io.mastic.kernel.Json;
import io.mastic.kernel.task.Task;
import io.mastic.kernel.task.TaskHandler;
import io.mastic.kernel.task.Tasks;
import java.util.Optional;

/** Puts Spark work under supervision: each piece that has not ended, by its task. */
public final class WorkSupervisor implements TaskHandler {

  private final Works works;
  private final Supervision supervision;
  private final RunEnvironment surroundings;

  public WorkSupervisor(Works works, Supervision supervision, RunEnvironment surroundings) {
    this.works = works;
    this.supervision = supervision;
    this.surroundings = surroundings;
  }

  /** Takes on the tasks of all kinds of work; at wiring. */
  public void handleTasksOf(Tasks tasks) {
    tasks.handle(Works.TASK, this);
  }

  @Override
  public Outcome run(Task task) throws InterruptedException {
    RunKey key = Json.read(task.payload(), RunKey.class);
    Optional<Work> found = works.find(key).filter(work -> !work.state().ended());
    return found.isPresent()
        ? supervision.take(task, new WorkWard(works, surroundings, found.get()))
        : DONE;
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
