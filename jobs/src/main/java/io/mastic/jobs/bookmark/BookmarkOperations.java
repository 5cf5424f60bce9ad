package io.mastic.jobs.bookmark;

import io.mastic.contract.GlueOperations;
import software.amazon.awssdk.services.glue.model.GetJobBookmarkRequest;
import software.amazon.awssdk.services.glue.model.GetJobBookmarkResponse;
import software.amazon.awssdk.services.glue.model.ResetJobBookmarkRequest;
import software.amazon.awssdk.services.glue.model.ResetJobBookmarkResponse;

/** AWS's operations on job bookmarks; how a run saves one is in {@link BookmarkService}. */
public final class BookmarkOperations implements GlueOperations {

  private final Bookmarks bookmarks;

  public BookmarkOperations(Bookmarks bookmarks) {
    this.bookmarks = bookmarks;
  }

  @Override
  public GetJobBookmarkResponse getJobBookmark(GetJobBookmarkRequest request) {
    return GetJobBookmarkResponse.builder()
        .jobBookmarkEntry(bookmarks.load(request.jobName(), request.runId()).entry())
        .build();
  }

  @Override
  public ResetJobBookmarkResponse resetJobBookmark(ResetJobBookmarkRequest request) {
    return ResetJobBookmarkResponse.builder()
        .jobBookmarkEntry(bookmarks.reset(request.jobName(), request.runId()).entry())
        .build();
  }
}
