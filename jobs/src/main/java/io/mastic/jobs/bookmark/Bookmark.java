package io.mastic.jobs.bookmark;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.JobBookmarkEntry;

/**
 * How far a job has got with its data, as Glue's job bookmarks keep it.
 *
 * @param version grows with every change
 * @param run how many runs have moved it on since it was empty
 * @param attempt failed runs since then
 * @param runId the run that left it so; null after a reset to nothing
 * @param state JSON of the runtime's own; null after a reset to nothing
 */
public record Bookmark(
    String jobName,
    int version,
    int run,
    int attempt,
    @Nullable String previousRunId,
    @Nullable String runId,
    @Nullable String state) {

  /** The bookmark after a run that got further. */
  Bookmark movedBy(String nextRunId, String nextState) {
    return new Bookmark(jobName, version + 1, run + 1, 0, runId, nextRunId, nextState);
  }

  /** The bookmark back at nothing. */
  Bookmark emptied() {
    return new Bookmark(jobName, version + 1, 0, 0, null, null, null);
  }

  /** The bookmark back at what an earlier run left. */
  Bookmark rewoundTo(Bookmark earlier) {
    return new Bookmark(
        jobName,
        version + 1,
        earlier.run(),
        0,
        earlier.previousRunId(),
        earlier.runId(),
        earlier.state());
  }

  public JobBookmarkEntry entry() {
    return JobBookmarkEntry.builder()
        .jobName(jobName)
        .version(version)
        .run(run)
        .attempt(attempt)
        .previousRunId(previousRunId)
        .runId(runId)
        .jobBookmark(state)
        .build();
  }
}
