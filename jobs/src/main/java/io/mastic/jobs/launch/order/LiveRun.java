package io.mastic.jobs.launch.order;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The process of a run. */
public interface LiveRun {

  long pid();

  Instant startedAt();

  /** Completes when the process is gone; with its exit code if it was a child of this server. */
  CompletableFuture<Optional<Integer>> ended();

  /** Asks the process to end (SIGTERM). */
  void askToEnd();

  /** Ends the process and all that it started (SIGKILL), also what outlived it. */
  void kill();
}
