package io.mastic.jobs.bookmark;

import io.mastic.contract.Errors;
import io.mastic.kernel.Caller;
import io.mastic.kernel.Db;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Job bookmarks: read, moved on by a run that commits, and reset. */
public final class Bookmarks {

  /** How many earlier states can be rewound to. */
  private static final int REMEMBERED = 100;

  private final Db db;
  private final BookmarkStore store;
  private final OpenRuns runs;

  public Bookmarks(Db db, OpenRuns runs) {
    this.db = db;
    this.store = new BookmarkStore(db);
    this.runs = runs;
  }

  /**
   * @throws software.amazon.awssdk.services.glue.model.EntityNotFoundException if no run of the job
   *     has left one
   */
  public Bookmark load(String job) {
    return store.latest(Caller.current(), job).orElseThrow(() -> notFound(job));
  }

  /** The bookmark as that run left it. */
  public Bookmark load(String job, @Nullable String runId) {
    return runId == null
        ? load(job)
        : store.ofRun(Caller.current(), job, runId).orElseThrow(() -> notFound(job));
  }

  /**
   * Moves a bookmark on.
   *
   * @param version the version that the run began from, 0 if there was none
   * @throws software.amazon.awssdk.services.glue.model.ConcurrentModificationException if another
   *     run or a reset came between
   */
  public Bookmark save(String job, String runId, int version, String state) {
    Caller caller = Caller.current();
    return db.write(
        h -> {
          runs.checkOpen(job, runId);
          Optional<Bookmark> latest = store.latest(caller, job);
          int current = latest.map(Bookmark::version).orElse(0);
          if (current != version) {
            throw Errors.concurrentModification(
                "The bookmark of job "
                    + job
                    + " is at version "
                    + current
                    + ", the run began from version "
                    + version);
          }
          Bookmark next =
              latest.orElse(new Bookmark(job, 0, 0, 0, null, null, null)).movedBy(runId, state);
          store.insert(h, caller, next);
          store.prune(h, caller, job, next.version() - REMEMBERED);
          return next;
        });
  }

  /** Forgets how far the job has got, or rewinds to what that run left. */
  public Bookmark reset(String job, @Nullable String runId) {
    Caller caller = Caller.current();
    return db.write(
        h -> {
          Bookmark latest = load(job);
          Bookmark next = runId == null ? latest.emptied() : latest.rewoundTo(load(job, runId));
          store.insert(h, caller, next);
          return next;
        });
  }

  private static RuntimeException notFound(String job) {
    return Errors.entityNotFound("Continuation for job " + job + " not found");
  }
}
