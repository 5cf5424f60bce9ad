package io.mastic.kernel.saga;

import io.mastic.kernel.Db;
import io.mastic.kernel.task.LeaseLostException;
import io.mastic.kernel.task.Task;
import io.mastic.kernel.task.TaskHandler;
import io.mastic.kernel.task.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a saga as far as it goes now, as the turn of its task: every write of it is refused once
 * the task's lease is lost. Where the database is away the turn fails, and the next one goes on
 * from the last note.
 */
final class SagaTurn {

  private static final Logger LOG = LoggerFactory.getLogger(SagaTurn.class);

  /** While some steps are being tried, how often others that wait are looked for at least. */
  private static final Duration LOOK = Duration.ofMillis(500);

  private final Db db;
  private final Clock clock;
  private final Tasks tasks;
  private final SagaNews news;
  private final SagaHandler handler;
  private final Executor threads;

  SagaTurn(Db db, Clock clock, Tasks tasks, SagaNews news, SagaHandler handler, Executor threads) {
    this.threads = threads;
    this.db = db;
    this.clock = clock;
    this.tasks = tasks;
    this.news = news;
    this.handler = handler;
  }

  TaskHandler.Outcome run(Task task) throws Exception {
    StepCrew crew = new StepCrew(threads, handler.atOnce());
    try {
      return run(task, crew);
    } catch (InterruptedException e) {
      crew.interrupt();
      throw e;
    } finally {
      crew.join();
    }
  }

  private TaskHandler.Outcome run(Task task, StepCrew crew) throws Exception {
    while (true) {
      Optional<Saga> found = db.read(h -> SagaStore.find(h, task.key()));
      if (found.isEmpty()) {
        return TaskHandler.DONE;
      }
      Saga saga = found.get();
      Next next = Next.of(saga, clock.instant(), crew.busy());
      if (next instanceof Next.Look look && crew.isIdle()) {
        return TaskHandler.again(look.at());
      } else if (next instanceof Next.Look look) {
        crew.await(until(look.at()));
      } else if (next instanceof Next.Await || (next.isTry() && crew.isFull())) {
        crew.await();
      } else if (next instanceof Next.Act act) {
        begin(task, crew, act.step(), () -> act(saga, act.step()));
      } else if (next instanceof Next.Undo undo) {
        begin(task, crew, undo.step(), () -> undo(saga, undo.step()));
      } else if (next instanceof Next.TurnBack back) {
        turnBack(saga, back.reason());
      } else if (next instanceof Next.End end && end(task, saga, end.state())) {
        return TaskHandler.DONE;
      }
    }
  }

  private Duration until(Instant at) {
    Duration pause = Duration.between(clock.instant(), at);
    return pause.compareTo(LOOK) < 0 ? pause : LOOK;
  }

  /** Whichever thread tries it: what it writes is refused once the turn's lease is lost. */
  private void begin(Task task, StepCrew crew, SagaStep step, StepCrew.Work work) throws Exception {
    crew.begin(
        step.name(),
        () ->
            tasks.under(
                task,
                () -> {
                  work.run();
                  return true;
                }));
  }

  private void act(Saga saga, SagaStep step) throws InterruptedException {
    SagaStep begun = step;
    if (step.state() == StepState.PENDING) {
      begun = StepDecisions.begun(step);
      write(saga, begun);
    }
    tryIt(saga, begun, "act", new Ends(StepState.DONE, StepState.FAILED), handler::act);
  }

  private void undo(Saga saga, SagaStep step) throws InterruptedException {
    tryIt(saga, step, "undo", new Ends(StepState.UNDONE, StepState.STUCK), handler::undo);
  }

  /** Where a step comes to. */
  private record Ends(StepState good, StepState bad) {}

  @FunctionalInterface
  private interface Try {
    StepOutcome of(StepTurn turn) throws Exception;
  }

  private void tryIt(Saga saga, SagaStep step, String wish, Ends ends, Try work)
      throws InterruptedException {
    String token = saga.id() + "/" + step.name() + "/" + wish;
    SagaStep after;
    try {
      StepOutcome outcome = work.of(new StepTurn(saga, step, token, saga.outputs()));
      after = StepDecisions.after(step, outcome, ends.good(), ends.bad(), clock.instant());
    } catch (InterruptedException | LeaseLostException e) {
      // Nothing is known of the step, and this server has nothing more to say about it.
      throw e;
    } catch (Exception e) {
      if (Thread.currentThread().isInterrupted()) {
        throw new InterruptedException(text(e));
      }
      LOG.warn("saga {}: {} fails (try {})", saga.id(), token, step.tries() + 1, e);
      after = StepDecisions.afterTry(step, text(e), ends.bad(), clock.instant());
    }
    write(saga, after);
  }

  private static String text(Exception e) {
    return String.valueOf(e.getMessage() == null ? e : e.getMessage()).replace('\0', '\uFFFD');
  }

  private void write(Saga saga, SagaStep step) {
    db.writeOnly(
        h -> {
          SagaStore.update(h, saga.id(), step);
          news.of(h, saga, step);
        });
  }

  private void turnBack(Saga saga, String reason) {
    Instant now = clock.instant();
    db.writeOnly(
        h -> {
          if (SagaStore.move(h, saga, SagaState.COMPENSATING, reason, null)) {
            saga.steps().stream()
                .filter(step -> step.state().hasBegun())
                .forEach(
                    step -> SagaStore.update(h, saga.id(), StepDecisions.toBeUndone(step, now)));
            news.of(h, saga, SagaState.COMPENSATING);
          }
        });
  }

  /** Has it ended? Not if somebody cancelled it at the last moment. */
  private boolean end(Task task, Saga saga, SagaState state) {
    if (saga.state().isEnd()) {
      return true;
    }
    return db.write(
        h -> {
          if (!SagaStore.move(h, saga, state, saga.course().reason(), clock.instant())) {
            return false;
          }
          // Here, so that a retry that comes before the turn is over finds the place free.
          tasks.cancel(h, task.kind(), task.key());
          news.of(h, saga, state);
          SagaStore.find(h, saga.id()).ifPresent(ended -> handler.ended(h, ended));
          return true;
        });
  }
}
