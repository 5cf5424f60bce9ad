package io.mastic.conformance.chaos;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import software.amazon.awssdk.core.exception.SdkException;

/** Looks all the time at what the processes are and at what the servers say they are. */
final class Watch implements AutoCloseable {

  private static final int LATEST = 60;

  private final Site site;
  private final Proofs proofs;
  private final Runs runs;
  private final List<Thread> threads =
      List.of(new Thread(this::watchProcesses, "proofs"), new Thread(this::watchRuns, "runs"));
  private volatile boolean closed;

  Watch(Site site, Proofs proofs, Runs runs) {
    this.site = site;
    this.proofs = proofs;
    this.runs = runs;
  }

  void begin() {
    threads.forEach(thread -> thread.setDaemon(true));
    threads.forEach(Thread::start);
  }

  private void watchProcesses() {
    while (!closed) {
      try {
        proofs.look();
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
      LockSupport.parkNanos(Duration.ofMillis(40).toNanos());
    }
  }

  private void watchRuns() {
    Random random = new Random();
    while (!closed) {
      for (String job : Estate.jobs()) {
        try {
          Node node = site.nodes().get(random.nextInt(site.nodes().size()));
          runs.look(node.glue(), job, Optional.of(LATEST));
        } catch (SdkException e) {
          // A fault; another server, or the next look, will tell.
        }
      }
      LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
    }
  }

  /** Looks no more. */
  void end() {
    closed = true;
    for (Thread thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  @Override
  public void close() {
    end();
  }
}
