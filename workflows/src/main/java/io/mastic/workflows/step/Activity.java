package io.mastic.workflows.step;

import org.jspecify.annotations.Nullable;

/**
 * One start of a job or a crawler by a trigger.
 *
 * @param trigger the trigger that fired
 * @param id the job run's or the crawl's; null if it could not be started
 * @param state AWS's job run state or crawl state; ERROR if it could not be started
 * @param ended nothing more comes: retries are over as well
 */
public record Activity(
    Kind kind,
    String name,
    String trigger,
    @Nullable String id,
    String state,
    boolean ended,
    @Nullable String error) {

  public enum Kind {
    JOB,
    CRAWLER
  }

  public static Activity started(Kind kind, String name, String trigger, String id) {
    return new Activity(kind, name, trigger, id, "RUNNING", false, null);
  }

  static Activity notStarted(Kind kind, String name, String trigger, String error) {
    return new Activity(kind, name, trigger, null, "ERROR", true, error);
  }

  /** With an end that was heard of; it goes on if the job is tried again. */
  Activity heard(ActivityEnd ending) {
    return new Activity(
        kind, name, trigger, ending.subject().id(), ending.state(), ending.last(), ending.error());
  }

  boolean is(Kind kind, String name) {
    return this.kind == kind && this.name.equals(name);
  }
}
