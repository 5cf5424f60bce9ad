package io.mastic.sessions.driver;

import io.mastic.jobs.launch.directory.RunPlace;
import io.mastic.jobs.process.RunKey;
import io.mastic.kernel.task.Task;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The talks of this server with the drivers of its sessions. */
final class Conversations implements AutoCloseable {

  private static final long LOOK_MILLIS = 1000;

  private final Conversation.Means means;
  private final RunPlace place;
  private final Map<String, Conversation> byProcess = new ConcurrentHashMap<>();
  private final ExecutorService feeding = Executors.newCachedThreadPool(Conversations::daemon);
  private final ScheduledExecutorService looking =
      Executors.newSingleThreadScheduledExecutor(Conversations::daemon);

  /**
   * @param place where the files of processes are
   */
  Conversations(Conversation.Means means, RunPlace place) {
    this.means = means;
    this.place = place;
    var unused =
        looking.scheduleWithFixedDelay(
            () -> byProcess.values().forEach(Conversation::look),
            LOOK_MILLIS,
            LOOK_MILLIS,
            TimeUnit.MILLISECONDS);
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "session-feeder");
    thread.setDaemon(true);
    return thread;
  }

  /** A process is there, under that task. */
  void begin(Task task, RunKey process) {
    Conversation conversation = new Conversation(means, task, process, place.of(process.id()));
    Conversation before = byProcess.put(process.id(), conversation);
    if (before != null) {
      before.leave();
    }
    conversation.start();
  }

  /** A session may have something to do; does not wait. */
  void feed(String process) {
    Conversation conversation = byProcess.get(process);
    if (conversation != null) {
      feeding.execute(conversation::feed);
    }
  }

  /** A process is gone. */
  void end(String process) {
    Optional.ofNullable(byProcess.remove(process)).ifPresent(Conversation::close);
  }

  /** A process is not this server's any more. */
  void leave(String process) {
    Optional.ofNullable(byProcess.remove(process)).ifPresent(Conversation::leave);
  }

  @Override
  public void close() {
    looking.shutdownNow();
    feeding.shutdownNow();
    byProcess.values().forEach(Conversation::leave);
  }
}
