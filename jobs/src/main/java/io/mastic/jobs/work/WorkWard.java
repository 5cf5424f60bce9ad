package io.mastic.jobs.work;

import com.fasterxml.jackson.databind.JsonNode;
import io.mastic.jobs.launch.order.Demand;
import io.mastic.jobs.launch.order.LaunchOrder;
import io.mastic.jobs.launch.order.LiveRun;
import io.mastic.jobs.launch.order.Program;
import io.mastic.jobs.launch.order.RunResult;
import io.mastic.jobs.launch.order.Workers;
import io.mastic.jobs.process.Departure;
import io.mastic.jobs.process.Place;
import io.mastic.jobs.process.RunEnd;
import io.mastic.jobs.process.RunEnvironment;
import io.mastic.jobs.process.RunState;
import io.mastic.jobs.process.Ward;
import io.mastic.kernel.task.Task;
import io.mastic.kernel.task.TaskHandler.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A piece of Spark work under supervision. */
final class WorkWard implements Ward {

  private static final Logger LOG = LoggerFactory.getLogger(WorkWard.class);

  private static final Duration AFTER_LONGEST = Duration.ofHours(1);

  private static final Workers WORKERS = Workers.alone(1);

  private final Works works;
  private final RunEnvironment surroundings;
  private volatile Work work;

  WorkWard(Works works, RunEnvironment surroundings, Work work) {
    this.works = works;
    this.surroundings = surroundings;
    this.work = work;
  }

  @Override
  public String id() {
    return work.id();
  }

  @Override
  public Optional<String> host() {
    return Optional.ofNullable(work.place()).map(Place::host);
  }

  @Override
  public boolean hasBegun() {
    return work.place() != null && work.place().pid() > 0;
  }

  @Override
  public void refresh() {
    work = works.find(work.key()).orElse(work);
  }

  @Override
  public boolean isStopping() {
    return work.state() == RunState.STOPPING;
  }

  @Override
  public Optional<Duration> left() {
    Duration left = works.longest(work).minus(work.times().execution(works.now()));
    return Optional.of(left.isNegative() ? Duration.ZERO : left);
  }

  @Override
  public void waitsForRoom() {
    // AWS has no state for it: what waits for room is STARTING.
    if (work.place() != null) {
      works.waits(work);
    }
  }

  @Override
  public Optional<Outcome> mustWait(Task task) {
    return Optional.empty();
  }

  @Override
  public Demand demand() {
    return new Demand(work.id(), works.runtime(work), WORKERS, works.parameters(work));
  }

  @Override
  public LaunchOrder order() {
    works.begins(work, surroundings.host());
    return new LaunchOrder(
        new LaunchOrder.Subject(work.id(), work.kind(), work.key().account(), work.key().region()),
        new Program.BuiltIn(work.kind(), work.request()),
        works.runtime(work),
        null,
        WORKERS,
        new LaunchOrder.Arguments(List.of(), works.parameters(work)),
        new LaunchOrder.Around(
            surroundings.of(
                work.key(), work.assignment().role(), works.longest(work).plus(AFTER_LONGEST)),
            surroundings.endpoint()));
  }

  @Override
  public void began(LiveRun live) {
    if (work.state() == RunState.STARTING) {
      works.began(work, new Place(surroundings.host(), live.pid(), live.startedAt()));
    }
  }

  @Override
  public void end(Departure departure) {
    JsonNode answer =
        departure instanceof Departure.Gone gone
            ? gone.result().map(RunResult::answer).orElse(null)
            : null;
    Work over = works.end(work, RunEnd.of(work.state(), departure), answer);
    LOG.info("{} {} ended {}", over.kind(), over.id(), over.state());
  }
}
