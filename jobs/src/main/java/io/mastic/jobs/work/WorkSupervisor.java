package io.mastic.jobs.work;

import com.fasterxml.jackson.databind.JsonNode;
import io.mastic.jobs.JobRun;
import io.mastic.jobs.RunEnd;
import io.mastic.jobs.RunEnvironment;
import io.mastic.jobs.RunKey;
import io.mastic.jobs.RunState;
import io.mastic.jobs.launch.Ending;
import io.mastic.jobs.launch.JobKind;
import io.mastic.jobs.launch.LaunchException;
import io.mastic.jobs.launch.LaunchOrder;
import io.mastic.jobs.launch.Launcher;
import io.mastic.jobs.launch.LiveRun;
import io.mastic.jobs.launch.Program;
import io.mastic.jobs.launch.RunResult;
import io.mastic.kernel.Json;
import io.mastic.kernel.Task;
import io.mastic.kernel.TaskHandler;
import io.mastic.kernel.Tasks;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a piece of work from its start to its end, under the lease of its task: begins its process,
 * or takes up the one that an earlier server began; watches it; ends it when it is to stop; and
 * records the end.
 */
public final class WorkSupervisor implements TaskHandler {

  private static final Logger LOG = LoggerFactory.getLogger(WorkSupervisor.class);

  /** How soon a change by another server, or of the clock, is noticed. */
  private static final Duration LOOK = Duration.ofMillis(500);

  private static final Duration ROOM = Duration.ofMillis(500);

  /** No process of ours hangs for ever: it has as long as a job has by default. */
  private static final Duration LONGEST = Duration.ofDays(2);

  private static final Duration AFTER_LONGEST = Duration.ofHours(1);

  private final Works works;
  private final Launcher launcher;
  private final RunEnvironment surroundings;

  public WorkSupervisor(Works works, Launcher launcher, RunEnvironment surroundings) {
    this.works = works;
    this.launcher = launcher;
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
    if (found.isEmpty()) {
      return DONE;
    }
    Work work = found.get();
    if (work.place() != null && !work.place().host().equals(surroundings.host())) {
      String gone = "The server " + work.place().host() + " that ran it is gone";
      return ended(work, RunEnd.failed(gone), Optional.empty());
    }
    works.signals().watch(key);
    try {
      Optional<LiveRun> begun = launcher.find(work.id());
      return begun.isPresent() ? watch(work, begun.get()) : begin(work);
    } finally {
      works.signals().forget(key);
    }
  }

  private Outcome begin(Work work) throws InterruptedException {
    if (work.state() == RunState.STOPPING) {
      return ended(work, new RunEnd(RunState.STOPPED, null), Optional.empty());
    }
    if (!launcher.hasRoom()) {
      return TaskHandler.again(works.now().plus(ROOM));
    }
    works.begins(work, surroundings.host());
    LiveRun live;
    try {
      live = launcher.begin(order(work));
    } catch (LaunchException e) {
      return ended(work, RunEnd.failed(String.valueOf(e.getMessage())), Optional.empty());
    }
    return watch(work, live);
  }

  private LaunchOrder order(Work work) {
    return new LaunchOrder(
        work.id(),
        work.kind(),
        JobKind.GLUEETL,
        new Program.BuiltIn(work.kind(), work.request()),
        List.of(),
        works.parameters(work),
        null,
        1,
        surroundings.of(work.key(), work.role(), LONGEST.plus(AFTER_LONGEST)),
        surroundings.endpoint(),
        work.key().region(),
        work.key().account());
  }

  private Outcome watch(Work begun, LiveRun live) throws InterruptedException {
    RunKey key = begun.key();
    var unused = live.ended().whenComplete((code, error) -> works.signals().raise(key));
    if (begun.state() == RunState.STARTING) {
      works.began(begun, new JobRun.Place(surroundings.host(), live.pid(), live.startedAt()));
    }
    Ending ending = new Ending(live);
    boolean overdue = false;
    Work work = works.find(key).orElse(begun);
    while (!live.ended().isDone()) {
      overdue = overdue || work.executionTime(works.now()).compareTo(LONGEST) > 0;
      if (overdue || work.state() == RunState.STOPPING) {
        ending.press();
      }
      works.signals().await(key, LOOK);
      work = works.find(key).orElse(work);
    }
    live.kill();
    Optional<LiveRun> other = launcher.find(work.id()).filter(o -> o.pid() != live.pid());
    if (other.isPresent()) {
      // A dying server's process had taken the run just before this one tried to.
      return watch(work, other.get());
    }
    Optional<RunResult> result = launcher.result(work.id());
    RunEnd end = RunEnd.of(work.state(), overdue, result, live.ended().getNow(Optional.empty()));
    return ended(work, end, result.map(RunResult::answer));
  }

  private Outcome ended(Work work, RunEnd end, Optional<JsonNode> answer) {
    Work over = works.end(work, end, answer.orElse(null));
    LOG.info("{} {} ended {}", over.kind(), over.id(), over.state());
    launcher.tidy(work.id());
    return DONE;
  }
}
