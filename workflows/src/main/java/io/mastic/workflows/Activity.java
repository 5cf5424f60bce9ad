package io.mastic.workflows;

import org.jspecify.annotations.Nullable;

/**
 * One start of a job or a crawler by a trigger.
 *
 * @param trigger the trigger that fired
 * @param id the job run's or the crawl's; null if it could not be started
 * @param state AWS's job run state or crawl state; ERROR if it could not be started
 * @param ended nothing more comes: retries are over as well
 */
record Activity(
    Kind kind, String name, String trigger, @Nullable String id, String state, boolean ended, @Nullable String error) {

  enum Kind {
    JOB,
    CRAWLER
  }

  static Activity started(Kind kind, String name, String trigger, String id) {
    return new Activity(kind, name, trigger, id, "RUNNING", false, null);
  }

  static Activity notStarted(Kind kind, String name, String trigger, String error) {
    return new Activity(kind, name, trigger, null, "ERROR", true, error);
  }

  /** An end that was heard of; a run that is retried goes on under the retry's id. */
  Activity heard(Ending ending) {
    String id = ending.nextId() == null ? this.id : ending.nextId();
    return new Activity(kind, name, trigger, id, ending.state(), ending.isFinal(), ending.error());
  }

  boolean is(Kind kind, String name) {
    return this.kind == kind && this.name.equals(name);
  }
}
