package io.mastic.jobs.work;

import io.mastic.jobs.process.Place;
import io.mastic.jobs.process.RunKey;
import io.mastic.jobs.process.RunState;
import io.mastic.kernel.Caller;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One piece of work: what it is to do, and how far it is.
 *
 * @param subject what it is about, such as a table; of a kind at most one at a time is under way
 *     for it
 * @param request JSON of the kind's own
 * @param startedAt when it was asked for
 * @param runningAt when its process began; null before
 * @param answer what of its answer is kept; null before it succeeded, or for none
 * @param place the machine and process that it runs in; null before
 */
public record Work(
    RunKey key,
    String kind,
    String subject,
    String role,
    String request,
    RunState state,
    Instant startedAt,
    @Nullable Instant runningAt,
    Instant modifiedAt,
    @Nullable Instant completedAt,
    @Nullable String error,
    @Nullable String answer,
    @Nullable Place place) {

  static Work starting(
      RunKey key, String kind, String subject, String role, String request, Instant now) {
    return new Work(
        key,
        kind,
        subject,
        role,
        request,
        RunState.STARTING,
        now,
        null,
        now,
        null,
        null,
        null,
        null);
  }

  public String id() {
    return key.id();
  }

  /** JSON; an empty object where nothing is kept. */
  public String answerOrNothing() {
    return answer == null ? "{}" : answer;
  }

  /** On whose behalf it is done. */
  Caller caller() {
    return Caller.root(key.account(), key.region());
  }

  /** How long it has used its process, up to now if it still does. */
  public Duration executionTime(Instant now) {
    if (runningAt == null) {
      return Duration.ZERO;
    }
    Instant end = Optional.ofNullable(completedAt).orElse(now);
    return end.isBefore(runningAt) ? Duration.ZERO : Duration.between(runningAt, end);
  }
}
