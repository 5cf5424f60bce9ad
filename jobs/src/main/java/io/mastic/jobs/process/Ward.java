package io.mastic.jobs.process;

import io.mastic.jobs.launch.order.Demand;
import io.mastic.jobs.launch.order.LaunchException;
import io.mastic.jobs.launch.order.LaunchOrder;
import io.mastic.jobs.launch.order.LiveRun;
import io.mastic.kernel.task.Task;
import io.mastic.kernel.task.TaskHandler.Outcome;
import java.time.Duration;
import java.util.Optional;

/**
 * What is under supervision: a process, and the row that says what is to become of it. Every method
 * but {@link #id} may ask the database, and throws what that throws; what they write is refused
 * once the task's lease is lost.
 */
public interface Ward {

  /** By which the launcher knows the process. */
  String id();

  /** The server that began the process, or was about to; empty before. */
  Optional<String> host();

  /** Was its process there, by the row as it was last read? */
  boolean hasBegun();

  /** Reads the row again. */
  void refresh();

  /** Is it to stop, by the row as it was last read? */
  boolean isStopping();

  /** How long it may still take, by the row as it was last read; empty for as long as it likes. */
  Optional<Duration> left();

  /** There is no room for it on this server. */
  void waitsForRoom();

  /**
   * There is room for it on this server: it may begin, unless it has to wait for something else.
   *
   * @return what becomes of its task, if it has to wait
   */
  Optional<Outcome> mustWait(Task task);

  /** What its process is expected to take. */
  Demand demand();

  /**
   * What the launcher is to begin, after noting which server is about to.
   *
   * @throws LaunchException if it cannot begin, with the reason for its owner
   */
  LaunchOrder order() throws LaunchException;

  /** The process is there: begun now, or by an earlier life of this server. */
  void began(LiveRun live);

  /** Records the end, with all that follows from it, in one transaction. */
  void end(Departure departure);
}
