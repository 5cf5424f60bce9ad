package io.mastic.kernel.task;

import io.mastic.kernel.Db;
import io.mastic.kernel.Ids;
import io.mastic.kernel.task.TaskStore.Release;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Long work as rows: enqueued in the transaction that makes it necessary, claimed by one server
 * under a lease that is renewed while its handler runs, done again by another if that server dies.
 */
public final class Tasks implements AutoCloseable {

  /** The length of a lease, of which a handler may have several. */
  public static final Duration LEASE = Duration.ofSeconds(15);

  private static final Logger LOG = LoggerFactory.getLogger(Tasks.class);

  private final Db db;
  private final Clock clock;
  private final String owner;
  private final TaskStore store;
  private final Map<String, TaskHandler> handlers = new ConcurrentHashMap<>();
  private final ExecutorService workers;
  private final Leases leases;
  private final Claimer claimer;
  private final Settling settling;
  private volatile boolean closed;

  /**
   * The tasks of a server that is not known by a name: its next life waits for the leases of this.
   *
   * @param hands how many tasks are in a turn at the same time in this server
   */
  public Tasks(Db db, Clock clock, int hands) {
    this(db, clock, hands, Ids.uuid(), LEASE);
  }

  /**
   * @param hands how many tasks are in a turn at the same time in this server
   * @param server the name of this server, which no other has as long as it lives: it takes over at
   *     its start what it held in an earlier life
   * @param lease the length of a lease
   */
  public Tasks(Db db, Clock clock, int hands, String server, Duration lease) {
    this.db = db;
    this.clock = clock;
    this.owner = server + "/" + Ids.uuid();
    this.store = new TaskStore(db.engine());
    this.workers =
        Executors.newCachedThreadPool(
            work -> {
              Thread thread = new Thread(work, "task-worker");
              thread.setDaemon(true);
              return thread;
            });
    this.leases = new Leases(db, store, owner, lease, workers);
    Claims claims = new Claims(store, owner, handlers, leases);
    this.claimer =
        new Claimer(db, clock, server, claims, new Claimer.Hands(workers, hands), this::turn);
    this.settling = new Settling(db, leases, claimer::turn);
  }

  /**
   * Says who hears of each time that the leases held here were renewed, where they end by time;
   * before {@link #start}.
   */
  public void onRenewal(Runnable listener) {
    leases.onRenewal(listener);
  }

  /** Says who does the tasks of a kind; before {@link #start}. */
  public void handle(String kind, TaskHandler handler) {
    if (handlers.putIfAbsent(kind, handler) != null) {
      throw new IllegalStateException("two handlers for tasks of kind " + kind);
    }
  }

  /**
   * Names something that tasks may wait for and of which each server has some, such as room for
   * processes; before {@link #start}. Who waits is taken up, the oldest first, by a server that has
   * room, and costs nothing meanwhile.
   *
   * @param hasRoom asked often; {@link #nudge} says that the answer has changed
   */
  public void room(String room, BooleanSupplier hasRoom) {
    claimer.room(room, hasRoom);
  }

  /** There may be something to claim now. */
  public void nudge() {
    claimer.wake();
  }

  /**
   * Adds a task in the caller's transaction; a kind and key that is there already stays as it is.
   */
  public void enqueue(Handle h, String kind, String key, Instant dueAt, String payload) {
    store.insert(h, kind, key, payload, dueAt, clock.instant());
    db.afterCommit(claimer::wake);
  }

  /** Adds a task that is due now. */
  public void enqueue(Handle h, String kind, String key, String payload) {
    Instant now = clock.instant();
    store.insert(h, kind, key, payload, now, now);
    db.afterCommit(claimer::wake);
  }

  /** Makes a waiting task due at once; one in its turn is due again after it, a kept one told. */
  public void hasten(Handle h, String kind, String key) {
    store.bringForward(h, kind, key, clock.instant());
    db.afterCommit(claimer::wake);
  }

  /** Removes a task; a turn that is under way changes nothing from then on. */
  public void cancel(Handle h, String kind, String key) {
    store.delete(h, kind, key);
  }

  /** Removes the tasks of a kind whose keys begin so. */
  public void cancelAll(Handle h, String kind, String keyPrefix) {
    store.deleteAll(h, kind, keyPrefix);
  }

  /**
   * Puts a task that is in its turn in a line, for after its turn, in the transaction that has
   * found that it has to wait.
   */
  public void waitFor(Handle h, Task task, String line) {
    store.waitFor(h, owner, task.id(), line);
  }

  /** Makes the oldest of those due that wait in a line. */
  public void wake(Handle h, String line, int most) {
    store.wake(h, line, most, clock.instant());
    db.afterCommit(claimer::wake);
  }

  /** Is the task still this server's, as far as is known without asking the database? */
  public boolean holds(Task task) {
    return leases.find(task.id()).filter(held -> !held.isLost()).isPresent();
  }

  /**
   * Does something for a kept task, whose writes are refused with a {@link LeaseLostException} once
   * its lease is lost, as those of a turn are.
   */
  public <T> T under(Task task, Callable<T> work) throws Exception {
    return db.guarded(
        h -> {
          if (!store.holds(h, owner, task.id())) {
            throw new LeaseLostException(task);
          }
        },
        work);
  }

  /**
   * Keeps what went wrong with a kept task in its row.
   *
   * @throws LeaseLostException if it is not this server's any more
   */
  public void note(Task task, Exception error) {
    if (!db.locking(h -> store.note(h, owner, task.id(), text(error)))) {
      throw new LeaseLostException(task);
    }
  }

  /** A kept task is done. */
  public void finish(Task task) {
    leases.find(task.id()).ifPresent(held -> settle(held, TaskHandler.DONE));
  }

  /**
   * Begins to claim. What this server held when it died is its own again; of a database with one
   * server (SQLite) everything is.
   */
  public void start() {
    db.writeOnly(h -> store.bringBack(h, clock.instant()));
    claimer.start();
    leases.start();
    settling.start();
  }

  private void turn(Held held) {
    Task task = held.task();
    held.turnBegins();
    try {
      TaskHandler.Outcome outcome = under(task, () -> held.handler().run(task));
      held.turnEnds();
      settle(held, outcome);
    } catch (LeaseLostException e) {
      held.turnEnds();
      LOG.warn("{}; what it was about to write was not written", e.getMessage());
      leases.remove(held);
    } catch (Throwable e) {
      held.turnEnds();
      failed(held, e);
    }
  }

  private void settle(Held held, TaskHandler.Outcome outcome) {
    String id = held.task().id();
    if (outcome instanceof TaskHandler.Outcome.Kept) {
      held.keep();
      settling.of(held, h -> store.keep(h, owner, id));
    } else if (outcome instanceof TaskHandler.Outcome.Again again) {
      release(held, new Release(again.at(), null, null));
    } else if (outcome instanceof TaskHandler.Outcome.After after) {
      release(held, new Release(clock.instant().plus(after.pause()), null, null));
    } else if (outcome instanceof TaskHandler.Outcome.Waits waits) {
      release(held, new Release(TaskStore.WITH_ROOM, waits.room(), null));
    } else if (held.settle()) {
      settling.of(held, h -> store.finish(h, owner, id));
    }
  }

  private void release(Held held, Release release) {
    if (held.settle()) {
      settling.of(held, h -> store.release(h, owner, held.task().id(), release, clock.instant()));
    }
  }

  private void failed(Held held, Throwable e) {
    if (closed) {
      return;
    }
    Task task = held.task();
    Duration pause = TaskHandler.pauseAfter(task.attempts());
    LOG.warn(
        "task {} {} failed (try {}), again in {}",
        task.kind(),
        task.key(),
        task.attempts() + 1,
        pause,
        e);
    String error = text(e);
    if (held.handler().leases() == 1) {
      release(held, new Release(clock.instant().plus(pause), null, error));
      return;
    }
    // There may be a process here that another server would take for gone.
    settling.of(held, h -> store.note(h, owner, task.id(), error));
    held.begunInVain();
    settling.later(held, pause);
  }

  private static String text(Throwable error) {
    return String.valueOf(error).replace('\0', '\uFFFD');
  }

  /** One round of renewals, as it happens every third of a lease. */
  void renew() {
    leases.renew();
  }

  /** One look for leases that were not renewed in time, as it happens every second. */
  void fence(long now) {
    leases.fence(now);
  }

  /**
   * Stops claiming and interrupts the handlers; what they held is done again by the next server,
   * what is kept is taken up by this server's next life.
   */
  @Override
  public void close() {
    closed = true;
    claimer.close();
    leases.close();
    settling.close();
    workers.shutdownNow();
    try {
      claimer.join();
      if (!workers.awaitTermination(5, TimeUnit.SECONDS)) {
        LOG.info("some tasks are still running; they will be taken up again at the next start");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
