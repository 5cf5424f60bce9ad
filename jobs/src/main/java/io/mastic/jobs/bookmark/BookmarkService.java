package io.mastic.jobs.bookmark;

import com.fasterxml.jackson.databind.JsonNode;
import io.mastic.contract.AwsJson;
import io.mastic.contract.Errors;
import io.mastic.kernel.Json;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.services.glue.model.GetJobBookmarkResponse;

/**
 * The one call that a run's process makes beyond Glue's API: {@code MasticJobs.SaveBookmark} in AWS
 * JSON 1.1. AWS's own runs save bookmarks by a call that is not public either.
 */
public final class BookmarkService {

  /** The first part of X-Amz-Target. */
  public static final String TARGET = "MasticJobs";

  private final Bookmarks bookmarks;

  public BookmarkService(Bookmarks bookmarks) {
    this.bookmarks = bookmarks;
  }

  /**
   * Answers one call.
   *
   * @param operation what follows the point in X-Amz-Target
   * @param body {@code {"JobName", "RunId", "Version", "JobBookmark"}}; the version is the one that
   *     was read at the beginning, 0 if there was none
   * @return {@code {"JobBookmarkEntry": {...}}}
   */
  public byte[] call(String operation, byte[] body) {
    if (!operation.equals("SaveBookmark")) {
      throw Errors.notSupported("There is no operation " + TARGET + "." + operation);
    }
    JsonNode request = read(body);
    Bookmark saved =
        bookmarks.save(
            text(request, "JobName"),
            text(request, "RunId"),
            request.path("Version").asInt(0),
            text(request, "JobBookmark"));
    return AwsJson.write(GetJobBookmarkResponse.builder().jobBookmarkEntry(saved.entry()).build());
  }

  private static JsonNode read(byte[] body) {
    try {
      return Json.read(new String(body, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      throw Errors.invalidInput("The body must be a JSON object");
    }
  }

  private static String text(JsonNode request, String member) {
    String text = request.path(member).textValue();
    if (text == null || text.isEmpty()) {
      throw Errors.invalidInput(member + " is required");
    }
    return text;
  }
}
