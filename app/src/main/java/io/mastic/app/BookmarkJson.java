package io.mastic.app;

import io.mastic.jobs.bookmark.BookmarkService;
import io.mastic.wire.json.JsonService;

/** The private call by which a job's process saves its bookmark. */
record BookmarkJson(BookmarkService bookmarks) implements JsonService {

  @Override
  public String targetPrefix() {
    return BookmarkService.TARGET;
  }

  @Override
  public String service() {
    return "glue";
  }

  @Override
  public byte[] call(String operation, byte[] body) {
    return bookmarks.call(operation, body);
  }
}
