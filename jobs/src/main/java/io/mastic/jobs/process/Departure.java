package io.mastic.jobs.process;

import io.mastic.jobs.launch.order.RunResult;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a process came to its end, as far as it can be known. */
public sealed interface Departure {

  /**
   * The process is gone.
   *
   * @param cause why it went
   * @param result what it wrote as its last act
   * @param exitCode empty if it was not a child of this server's life
   */
  record Gone(Cause cause, Optional<RunResult> result, Optional<Integer> exitCode)
      implements Departure {}

  /** There was no process to come to its end: it was stopped before it began. */
  record NeverBegun() implements Departure {}

  /**
   * It could not begin, or what became of it cannot be known.
   *
   * @param reason for its owner
   */
  record Failed(String reason) implements Departure {}

  /** Why a process went. */
  enum Cause {
    ITSELF,
    OVERDUE
  }

  static Departure failed(@Nullable String reason) {
    return new Failed(reason == null ? "unknown" : reason);
  }
}
