package io.mastic.jobs.work;

import io.mastic.jobs.process.Place;
import io.mastic.jobs.process.RunKey;
import io.mastic.jobs.process.RunStanding;
import io.mastic.jobs.process.RunState;
import io.mastic.jobs.process.RunTimes;
import io.mastic.kernel.Caller;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One piece of work: what it is to do, and how far it is.
 *
 * @param answer what of its answer is kept, JSON; null before it succeeded, or for none
 */
public record Work(
    RunKey key,
    Assignment assignment,
    RunStanding standing,
    RunTimes times,
    @Nullable String answer) {

  /**
   * What is to be done, and as whom.
   *
   * @param subject what it is about, such as a table; of a kind at most one at a time is under way
   *     for it
   * @param role name or ARN of the role whose keys the process gets
   * @param request JSON of the kind's own
   */
  public record Assignment(String kind, String subject, String role, String request) {}

  static Work starting(RunKey key, Assignment assignment, Instant now) {
    return new Work(key, assignment, RunStanding.STARTING, RunTimes.startingAt(now), null);
  }

  public String id() {
    return key.id();
  }

  public String kind() {
    return assignment.kind();
  }

  public String subject() {
    return assignment.subject();
  }

  public String request() {
    return assignment.request();
  }

  public RunState state() {
    return standing.state();
  }

  public @Nullable String error() {
    return standing.error();
  }

  /** The machine and process that it runs in; null before. */
  public @Nullable Place place() {
    return standing.place();
  }

  /** JSON; an empty object where nothing is kept. */
  public String answerOrNothing() {
    return answer == null ? "{}" : answer;
  }

  /** On whose behalf it is done. */
  Caller caller() {
    return Caller.root(key.account(), key.region());
  }
}
