package io.mastic.jobs.process;

import io.mastic.jobs.launch.order.LaunchException;
import io.mastic.jobs.launch.order.Launcher;
import io.mastic.jobs.launch.order.LiveRun;
import io.mastic.kernel.task.LeaseLostException;
import io.mastic.kernel.task.Task;
import io.mastic.kernel.task.TaskHandler;
import io.mastic.kernel.task.TaskHandler.Outcome;
import io.mastic.kernel.task.Tasks;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Supervises all processes of a server with one watcher and a few hands, however many there are. A
 * living process holds the lease of its task, but no thread; its end is seen at once, its limits
 * within {@link #LOOK}.
 */
public final class Supervision implements AutoCloseable {

  /** For how many leases others wait before they take what this server does not renew. */
  public static final int LEASES = 8;

  private static final Logger LOG = LoggerFactory.getLogger(Supervision.class);
  private static final Duration LOOK = Duration.ofMillis(500);
  private static final String ROOM = "process";
  private static final int HANDS = 8;

  /** Turns after which an error that may pass is taken for one that stays. */
  private static final int TURNS = 3;

  private final Tasks tasks;
  private final Launcher launcher;
  private final String host;
  private final Watch.Means means;
  private final Map<String, Watch> watches = new ConcurrentHashMap<>();
  private final Door door;
  private final ThreadPoolExecutor hands;
  private final Thread watcher = new Thread(this::watchUntilClosed, "process-watcher");
  private volatile boolean closed;

  /**
   * @param clock by which limits of time are measured; one that nobody sets
   * @param host the name by which this server knows its own processes again
   */
  public Supervision(Tasks tasks, Launcher launcher, Clock clock, String host) {
    this.tasks = tasks;
    this.launcher = launcher;
    this.host = host;
    this.door = new Door(launcher);
    this.means = new Watch.Means(tasks, launcher, clock, this::roomIsFree);
    this.hands =
        new ThreadPoolExecutor(
            HANDS,
            HANDS,
            10,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            work -> {
              Thread thread = new Thread(work, "process-hand");
              thread.setDaemon(true);
              return thread;
            });
    this.hands.allowCoreThreadTimeOut(true);
    tasks.room(ROOM, door::isOpen);
    watcher.setDaemon(true);
    watcher.start();
  }

  /** The name by which this server knows its own processes again. */
  public String host() {
    return host;
  }

  /** How many processes live under this supervision. */
  public int size() {
    return watches.size();
  }

  /**
   * A turn of a ward's task: takes up its process, or begins it, or ends what cannot begin.
   *
   * @return {@link TaskHandler#KEPT} once there is a process
   */
  public Outcome take(Task task, Ward ward) throws InterruptedException {
    try {
      return turn(task, ward);
    } catch (LaunchException e) {
      LOG.info("{} cannot begin: {}", ward.id(), e.getMessage());
      return ended(ward, Departure.failed(e.getMessage()));
    } catch (LeaseLostException e) {
      throw e;
    } catch (RuntimeException e) {
      if (Thread.currentThread().isInterrupted()
          || isOfDatabase(e)
          || task.attempts() + 1 < TURNS) {
        throw e;
      }
      LOG.error("{} cannot begin after {} turns", ward.id(), TURNS, e);
      return ended(ward, Departure.failed("LAUNCH ERROR | Internal Service Exception: " + e));
    }
  }

  private Outcome turn(Task task, Ward ward) throws LaunchException, InterruptedException {
    Optional<String> other = ward.host().filter(name -> !name.equals(host));
    if (other.isPresent()) {
      // It had longer to end its process than it took until this server got the task.
      return ended(
          ward,
          Departure.failed("The server " + other.get() + " that ran it is not heard of any more"));
    }
    Optional<LiveRun> begun = launcher.find(ward.id());
    if (begun.isPresent()) {
      return watch(task, ward, begun.get());
    }
    if (ward.hasBegun()) {
      // Its directory is gone; what it did cannot be known, so nothing is done again.
      return ended(
          ward, new Departure.Gone(Departure.Cause.ITSELF, Optional.empty(), Optional.empty()));
    }
    if (ward.isStopping()) {
      return ended(ward, new Departure.NeverBegun());
    }
    if (!door.letIn(ward.demand())) {
      ward.waitsForRoom();
      return TaskHandler.waitsFor(ROOM);
    }
    boolean isIn = false;
    try {
      Optional<Outcome> wait = ward.mustWait(task);
      if (wait.isPresent()) {
        return wait.get();
      }
      LiveRun live = launcher.begin(ward.order());
      isIn = true;
      return watch(task, ward, live);
    } finally {
      if (!isIn) {
        launcher.release(ward.id());
        roomIsFree();
      }
    }
  }

  private void roomIsFree() {
    door.open();
    tasks.nudge();
  }

  private Outcome ended(Ward ward, Departure departure) {
    ward.end(departure);
    launcher.tidy(ward.id());
    roomIsFree();
    return TaskHandler.DONE;
  }

  private Outcome watch(Task task, Ward ward, LiveRun live) {
    try {
      ward.began(live);
      ward.refresh();
    } catch (LeaseLostException e) {
      live.kill();
      throw e;
    }
    Watch watch = new Watch(task, ward, live, means);
    watches.put(task.id(), watch);
    follow(watch, live);
    if (!tasks.holds(task)) {
      watch.lose();
    }
    if (ward.isStopping()) {
      watch.change();
      look(watch);
    }
    return TaskHandler.KEPT;
  }

  private void follow(Watch watch, LiveRun live) {
    var unused = live.ended().whenComplete((code, error) -> look(watch));
  }

  private void look(Watch watch) {
    if (closed || !watch.queue()) {
      return;
    }
    try {
      hands.execute(() -> see(watch));
    } catch (RejectedExecutionException e) {
      LOG.debug("closed while {} was to be looked at", watch.task().key());
    }
  }

  private void see(Watch watch) {
    LiveRun before = watch.live();
    watch.look();
    if (watch.isOver()) {
      watches.remove(watch.task().id(), watch);
    } else if (watch.live() != before) {
      follow(watch, watch.live());
    }
  }

  private void watchUntilClosed() {
    while (!closed) {
      try {
        TimeUnit.MILLISECONDS.sleep(LOOK.toMillis());
      } catch (InterruptedException e) {
        return;
      }
      for (Watch watch : watches.values()) {
        if (watch.isDue()) {
          look(watch);
        }
      }
    }
  }

  /** The lease of a task is lost: its process must be gone before another server goes on. */
  public void lost(Task task) {
    Watch watch = watches.get(task.id());
    if (watch != null) {
      watch.lose();
      // Here, not by a hand: those may all wait for the database that cannot be reached.
      watch.live().kill();
      look(watch);
    }
  }

  /** The row of a ward has changed. */
  public void changed(Task task) {
    Watch watch = watches.get(task.id());
    if (watch != null) {
      watch.change();
      look(watch);
    }
  }

  private static boolean isOfDatabase(@Nullable Throwable error) {
    for (Throwable e = error; e != null; e = e.getCause()) {
      if (e instanceof SQLException) {
        return true;
      }
    }
    return false;
  }

  /** Stops watching; the processes go on, for the next life of this server to take up. */
  @Override
  public void close() {
    closed = true;
    watcher.interrupt();
    hands.shutdownNow();
  }
}
