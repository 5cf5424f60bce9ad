package io.mastic.kernel.saga;

import io.mastic.kernel.Db;
import io.mastic.kernel.Ids;
import io.mastic.kernel.change.Changes;
import io.mastic.kernel.expiry.Expiry;
import io.mastic.kernel.task.Tasks;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.jdbi.v3.core.Handle;

/**
 * Durable work of several steps. A step is done once its note is committed; killed at any point,
 * the saga goes on from its last note, on whichever server. When a step fails for good, or somebody
 * cancels, what was begun is undone, each step before those that it stood on; what cannot be undone
 * is left as stuck, with the reason. Progress is published as changes of kind {@code saga}.
 *
 * <p>A saga holds no thread while its steps wait. Steps that do not come after each other wait at
 * the same time, and as many of them are tried at once as their handler allows: what is under way
 * when another fails comes to its end before anything is undone.
 */
public final class Sagas {

  /** How often a step is tried, or undoing it, before that has failed. */
  public static final int TRIES = 6;

  private static final String TASK = "saga-";

  private final Db db;
  private final Clock clock;
  private final Tasks tasks;
  private final Changes changes;
  private final Executor threads =
      Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(work, "saga-step");
            thread.setDaemon(true);
            return thread;
          });

  public Sagas(Db db, Clock clock, Tasks tasks, Changes changes) {
    this.db = db;
    this.clock = clock;
    this.tasks = tasks;
    this.changes = changes;
  }

  /** Says who does the sagas of a kind; at wiring, before the tasks start. */
  public void handle(String kind, SagaHandler handler) {
    SagaTurn turn = new SagaTurn(db, clock, tasks, new SagaNews(changes), handler, threads);
    tasks.handle(TASK + kind, turn::run);
  }

  /**
   * Starts a saga in the caller's transaction.
   *
   * @return its id
   */
  public String start(Handle h, SagaOrder order) {
    String id = Ids.uuid();
    SagaStore.insert(h, id, order, clock.instant());
    tasks.enqueue(h, TASK + order.kind(), id, "{}");
    return id;
  }

  public Optional<Saga> find(String id) {
    return db.read(h -> SagaStore.find(h, id));
  }

  /** Has a saga undone, unless it has come to its end or is being undone already. */
  public void cancel(Handle h, String id) {
    SagaStore.find(h, id)
        .ifPresent(
            saga -> {
              SagaStore.cancel(h, id);
              tasks.hasten(h, TASK + saga.owner().kind(), id);
            });
  }

  /** Has what is stuck tried again. */
  public void retry(Handle h, String id) {
    SagaStore.find(h, id)
        .filter(saga -> saga.state() == SagaState.STUCK)
        .ifPresent(saga -> retry(h, saga));
  }

  private void retry(Handle h, Saga saga) {
    Instant now = clock.instant();
    saga.steps().stream()
        .filter(step -> step.state() == StepState.STUCK)
        .forEach(step -> SagaStore.update(h, saga.id(), StepDecisions.toBeUndone(step, now)));
    SagaStore.move(h, saga, SagaState.COMPENSATING, saga.course().reason(), null);
    tasks.enqueue(h, TASK + saga.owner().kind(), saga.id(), "{}");
  }

  /** Sagas that ended long ago; those that are stuck stay. */
  public static Expiry expiry() {
    return new Expiry() {
      @Override
      public String what() {
        return "sagas";
      }

      @Override
      public int expire(Handle h, Instant before, int most) {
        return SagaStore.expire(h, before, most);
      }
    };
  }
}
