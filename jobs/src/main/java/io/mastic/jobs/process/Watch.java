package io.mastic.jobs.process;

import io.mastic.jobs.launch.Ending;
import io.mastic.jobs.launch.order.Launcher;
import io.mastic.jobs.launch.order.LiveRun;
import io.mastic.jobs.launch.order.RunResult;
import io.mastic.kernel.task.LeaseLostException;
import io.mastic.kernel.task.Task;
import io.mastic.kernel.task.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The watch over one living process, until its end is on record or belongs to another server. It
 * has no thread: {@link #look} is called whenever there may be something to see.
 */
final class Watch {

  private static final Logger LOG = LoggerFactory.getLogger(Watch.class);

  /** Tries after which an end that the database refuses is recorded as a failure. */
  private static final int TRIES = 3;

  private static final String FENCED =
      "The server could not reach its database for so long that another server might have taken"
          + " the run; it ended the run's process";

  /** What a watch works with. */
  record Means(Tasks tasks, Launcher launcher, Clock clock, Runnable roomIsFree) {}

  private final Task task;
  private final Ward ward;
  private final Means means;
  private final AtomicBoolean queued = new AtomicBoolean();
  private final @Nullable Instant deadline;
  private volatile LiveRun live;
  private Ending ending;
  private boolean overdue;
  private volatile boolean pressing;
  private volatile boolean changed;
  private volatile boolean lost;
  private volatile boolean over;
  private volatile long tryAt;
  private int failures;
  private int tries;

  Watch(Task task, Ward ward, LiveRun live, Means means) {
    this.task = task;
    this.ward = ward;
    this.means = means;
    this.live = live;
    this.ending = new Ending(live);
    this.tryAt = System.nanoTime();
    this.deadline = ward.left().map(left -> means.clock().instant().plus(left)).orElse(null);
  }

  Task task() {
    return task;
  }

  LiveRun live() {
    return live;
  }

  boolean isOver() {
    return over;
  }

  /** The row has changed. */
  void change() {
    changed = true;
  }

  void lose() {
    lost = true;
  }

  /** True for whoever is to call {@link #look} next. */
  boolean queue() {
    return queued.compareAndSet(false, true);
  }

  /** Is there something to see, apart from the process's end? Asked often. */
  boolean isDue() {
    if (over || System.nanoTime() - tryAt < 0) {
      return false;
    }
    return lost || changed || pressing || live.ended().isDone() || isOverdue();
  }

  private boolean isOverdue() {
    return deadline != null && !means.clock().instant().isBefore(deadline);
  }

  /** Sees what there is to see, and does what follows. */
  synchronized void look() {
    queued.set(false);
    if (over) {
      return;
    }
    try {
      if (live.ended().isDone()) {
        means.tasks().under(task, this::ended);
      } else if (lost) {
        live.kill();
      } else {
        limit();
      }
      failures = 0;
      tries = 0;
    } catch (LeaseLostException e) {
      leave(e);
    } catch (Exception e) {
      again(e);
    }
  }

  private void limit() {
    // Time is over whether the row can be read or not.
    overdue = overdue || isOverdue();
    if (overdue) {
      press();
    }
    if (changed) {
      changed = false;
      try {
        ward.refresh();
      } catch (RuntimeException e) {
        changed = true;
        throw e;
      }
    }
    if (ward.isStopping()) {
      press();
    }
  }

  private void press() {
    pressing = true;
    ending.press();
  }

  private boolean ended() {
    // Whatever it left behind goes with it.
    live.kill();
    Optional<LiveRun> other =
        means.launcher().find(ward.id()).filter(o -> o.pid() != live.pid() && !lost);
    if (other.isPresent()) {
      // A dying server's process had taken the run just before this one tried to.
      live = other.get();
      ending = new Ending(live);
      return false;
    }
    ward.refresh();
    ward.end(departure());
    close();
    return true;
  }

  private Departure departure() {
    Departure.Cause cause = overdue ? Departure.Cause.OVERDUE : Departure.Cause.ITSELF;
    Optional<Integer> exitCode = live.ended().getNow(Optional.empty());
    try {
      Optional<RunResult> result = means.launcher().result(ward.id());
      result.ifPresent(Watch::check);
      if (lost && result.isEmpty()) {
        return Departure.failed(FENCED);
      }
      return new Departure.Gone(cause, result, exitCode);
    } catch (RuntimeException e) {
      LOG.warn("what {} wrote as its result cannot be read", ward.id(), e);
      return Departure.failed("The run's result.json cannot be read: " + e.getMessage());
    }
  }

  /** Scripts can write where the result is, too. */
  private static void check(RunResult result) {
    if (!"SUCCEEDED".equals(result.outcome()) && !"FAILED".equals(result.outcome())) {
      throw new IllegalArgumentException("it has the outcome " + result.outcome());
    }
  }

  private void close() {
    over = true;
    means.roomIsFree().run();
    means.tasks().finish(task);
    means.launcher().tidy(ward.id());
  }

  /** Another server has it: this one only makes sure that nothing of it is left here. */
  private void leave(LeaseLostException e) {
    lost = true;
    if (live.ended().isDone()) {
      LOG.warn("{} ended here, but {}", ward.id(), e.getMessage());
      close();
    } else {
      live.kill();
    }
  }

  /**
   * A database that takes a note but not the end will never take that end; one that takes nothing
   * is asked again until it does.
   */
  private void again(Exception e) {
    Duration pause = Duration.ofMillis(250L << Math.min(failures, 5));
    tryAt = System.nanoTime() + pause.toNanos();
    failures++;
    if (failures == 1) {
      LOG.warn("what became of {} cannot be recorded yet, trying again", ward.id(), e);
    }
    try {
      means.tasks().note(task, e);
      tries++;
      if (tries >= TRIES && live.ended().isDone()) {
        means
            .tasks()
            .under(
                task,
                () -> {
                  ward.end(Departure.failed("The end of the run cannot be recorded: " + e));
                  return true;
                });
        close();
      }
    } catch (LeaseLostException gone) {
      leave(gone);
    } catch (Exception still) {
      LOG.debug("{} cannot be noted either: {}", ward.id(), still.getMessage());
    }
  }
}
