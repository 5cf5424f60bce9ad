package io.mastic.app.runs;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A job run as the command line shows it.
 *
 * @param runningAt null before its process began
 * @param completedAt null while it has not ended
 */
public record RecentRun(
    String id,
    String job,
    String state,
    Instant startedAt,
    @Nullable Instant runningAt,
    @Nullable Instant completedAt,
    @Nullable String error) {

  private static final Set<String> OPEN = Set.of("STARTING", "RUNNING", "STOPPING", "WAITING");

  public boolean isOver() {
    return !OPEN.contains(state);
  }

  public boolean succeeded() {
    return state.equals("SUCCEEDED");
  }

  /** How long its process has worked by then, or did. */
  Duration time(Instant now) {
    return runningAt == null
        ? Duration.ZERO
        : Duration.between(runningAt, completedAt == null ? now : completedAt);
  }
}
