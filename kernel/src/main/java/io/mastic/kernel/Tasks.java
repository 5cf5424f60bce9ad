package io.mastic.kernel;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Long work as rows: enqueued in the transaction that makes it necessary, claimed by one server
 * under a lease that is renewed while its handler runs, done again by another if that server dies.
 */
public final class Tasks implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Tasks.class);
  private static final Duration LEASE = Duration.ofSeconds(15);
  private static final Duration LONGEST_NAP = Duration.ofSeconds(1);

  private final Db db;
  private final Clock clock;
  private final String owner = Ids.uuid();
  private final Map<String, TaskHandler> handlers = new ConcurrentHashMap<>();
  private final Set<String> held = ConcurrentHashMap.newKeySet();
  private final Semaphore wake = new Semaphore(0);
  private final Semaphore hands;
  private final ExecutorService workers;
  private final Thread claimer = new Thread(this::claimUntilClosed, "task-claimer");
  private final Thread renewer = new Thread(this::renewUntilClosed, "task-renewer");
  private volatile boolean closed;

  /**
   * @param hands how many tasks run at the same time in this server
   */
  public Tasks(Db db, Clock clock, int hands) {
    this.db = db;
    this.clock = clock;
    this.hands = new Semaphore(hands);
    this.workers =
        Executors.newCachedThreadPool(
            work -> {
              Thread thread = new Thread(work, "task-worker");
              thread.setDaemon(true);
              return thread;
            });
    claimer.setDaemon(true);
    renewer.setDaemon(true);
  }

  /** Says who does the tasks of a kind; before {@link #start}. */
  public void handle(String kind, TaskHandler handler) {
    if (handlers.putIfAbsent(kind, handler) != null) {
      throw new IllegalStateException("two handlers for tasks of kind " + kind);
    }
  }

  /**
   * Adds a task in the caller's transaction; a kind and key that is there already stays as it is.
   */
  public void enqueue(Handle h, String kind, String key, Instant dueAt, String payload) {
    TaskStore.insert(h, kind, key, payload, dueAt, clock.instant());
    db.afterCommit(wake::release);
  }

  /** Adds a task that is due now. */
  public void enqueue(Handle h, String kind, String key, String payload) {
    enqueue(h, kind, key, clock.instant(), payload);
  }

  /** Makes a waiting task due at once. */
  public void hasten(Handle h, String kind, String key) {
    TaskStore.bringForward(h, kind, key, clock.instant());
    db.afterCommit(wake::release);
  }

  /** Removes a task; a turn that is under way is not interrupted, but it is the last. */
  public void cancel(Handle h, String kind, String key) {
    TaskStore.delete(h, kind, key);
  }

  /** Removes the tasks of a kind whose keys begin so. */
  public void cancelAll(Handle h, String kind, String keyPrefix) {
    TaskStore.deleteAll(h, kind, keyPrefix);
  }

  /**
   * Begins to claim. The only server of a database (SQLite) takes over what its predecessor held
   * when it died.
   */
  public void start() {
    if (db.engine() == Db.Engine.SQLITE) {
      db.writeOnly(TaskStore::forgetLeases);
    }
    claimer.start();
    renewer.start();
  }

  private void claimUntilClosed() {
    while (!closed) {
      try {
        int free = Math.min(hands.availablePermits(), 16);
        int claimed = free == 0 ? 0 : claim(free);
        if (claimed == 0 || claimed < free) {
          nap();
        }
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        pauseAfter(e);
      }
    }
  }

  /** The database may be back in a moment; asking it how long to wait would not do. */
  private void pauseAfter(RuntimeException e) {
    if (closed) {
      return;
    }
    LOG.warn("tasks cannot be claimed, trying again", e);
    try {
      TimeUnit.MILLISECONDS.sleep(LONGEST_NAP.toMillis());
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
      closed = true;
    }
  }

  private int claim(int limit) throws InterruptedException {
    Instant now = clock.instant();
    var tasks =
        db.read(TaskStore::nextDue).filter(due -> !due.isAfter(now)).isEmpty()
            ? java.util.List.<Task>of()
            : db.write(
                h -> TaskStore.claim(h, handlers.keySet(), owner, now, now.plus(LEASE), limit));
    for (Task task : tasks) {
      hands.acquire();
      held.add(task.id());
      workers.execute(() -> turn(task));
    }
    return tasks.size();
  }

  private void nap() {
    try {
      long millis =
          db.read(TaskStore::nextDue)
              .map(due -> Duration.between(clock.instant(), due).toMillis())
              .filter(wait -> wait > 0)
              .map(wait -> Math.min(wait, LONGEST_NAP.toMillis()))
              .orElse(LONGEST_NAP.toMillis());
      if (wake.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
        wake.drainPermits();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      closed = true;
    }
  }

  private void turn(Task task) {
    try {
      TaskHandler.Outcome outcome = handler(task).run(task);
      db.writeOnly(
          h -> {
            if (outcome instanceof TaskHandler.Outcome.Again again) {
              TaskStore.release(h, owner, task.id(), again.at(), Optional.empty());
            } else {
              TaskStore.finish(h, owner, task.id());
            }
          });
    } catch (Exception e) {
      failed(task, e);
    } finally {
      held.remove(task.id());
      hands.release();
      wake.release();
    }
  }

  private TaskHandler handler(Task task) {
    TaskHandler handler = handlers.get(task.kind());
    if (handler == null) {
      throw new IllegalStateException("no handler for tasks of kind " + task.kind());
    }
    return handler;
  }

  private void failed(Task task, Exception e) {
    if (closed) {
      return;
    }
    Duration pause = TaskHandler.pauseAfter(task.attempts());
    LOG.warn(
        "task {} {} failed (try {}), again in {}",
        task.kind(),
        task.key(),
        task.attempts() + 1,
        pause,
        e);
    try {
      db.writeOnly(
          h ->
              TaskStore.release(
                  h,
                  owner,
                  task.id(),
                  clock.instant().plus(pause),
                  Optional.of(String.valueOf(e))));
    } catch (RuntimeException again) {
      LOG.warn(
          "task {} {} cannot be given back; its lease will end", task.kind(), task.key(), again);
    }
  }

  private void renewUntilClosed() {
    while (!closed) {
      try {
        TimeUnit.MILLISECONDS.sleep(LEASE.toMillis() / 3);
        if (!held.isEmpty()) {
          db.writeOnly(h -> TaskStore.renew(h, owner, held, clock.instant().plus(LEASE)));
        }
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        LOG.warn("leases cannot be renewed, trying again", e);
      }
    }
  }

  /**
   * Stops claiming and interrupts the handlers; what they held is done again by the next server.
   */
  @Override
  public void close() {
    closed = true;
    claimer.interrupt();
    renewer.interrupt();
    workers.shutdownNow();
    try {
      claimer.join(LONGEST_NAP.toMillis());
      if (!workers.awaitTermination(5, TimeUnit.SECONDS)) {
        LOG.info("some tasks are still running; they will be taken up again at the next start");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
