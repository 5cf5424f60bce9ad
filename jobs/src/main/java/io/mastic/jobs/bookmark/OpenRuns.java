package io.mastic.jobs.bookmark;

/** What bookmarks need to know of runs: a bookmark is moved on by a run that is under way. */
@FunctionalInterface
public interface OpenRuns {

  /**
   * @throws software.amazon.awssdk.services.glue.model.EntityNotFoundException if the caller's job
   *     has no such run
   * @throws software.amazon.awssdk.services.glue.model.InvalidInputException if the run has ended
   */
  void checkOpen(String job, String runId);
}
