package io.mastic.app.cluster;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A process of the cluster, known again by its id and the time at which it began.
 *
 * @param role such as {@code master} or {@code worker-1}
 */
record ClusterProcess(String role, long pid, long startedAt) {

  private static final long GRACE_SECONDS = 10;

  static ClusterProcess of(String role, ProcessHandle process) {
    return new ClusterProcess(role, process.pid(), began(process));
  }

  private static long began(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
  }

  private Optional<ProcessHandle> handle() {
    return ProcessHandle.of(pid).filter(process -> began(process) == startedAt);
  }

  boolean isAlive() {
    return handle().isPresent();
  }

  /** Asks it to end, and makes it if it does not. */
  void end() throws InterruptedException {
    Optional<ProcessHandle> living = handle();
    if (living.isEmpty()) {
      return;
    }
    CompletableFuture<ProcessHandle> ended = living.get().onExit();
    living.get().destroy();
    try {
      ended.get(GRACE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      living.get().destroyForcibly();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the end of a process cannot be seen", e);
    }
  }
}
