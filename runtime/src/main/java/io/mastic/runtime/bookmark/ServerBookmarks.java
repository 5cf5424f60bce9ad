package io.mastic.runtime.bookmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.runtime.catalog.GlueCatalog;
import io.mastic.runtime.catalog.ServerCalls;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.JobBookmarkEntry;

/**
 * Bookmarks on the server: read as everyone reads them, saved by the server's own call for runs.
 */
public final class ServerBookmarks implements SavedBookmarks {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  public Entry find(String jobName, @Nullable String runId) {
    try {
      JobBookmarkEntry entry =
          GlueCatalog.client()
              .getJobBookmark(r -> r.jobName(jobName).runId(runId))
              .jobBookmarkEntry();
      String text = entry == null ? null : entry.jobBookmark();
      return entry == null
          ? Entry.NONE
          : new Entry(entry.version(), BookmarkText.read(text == null ? "" : text));
    } catch (EntityNotFoundException none) {
      return Entry.NONE;
    }
  }

  @Override
  public int save(
      String jobName, String runId, int versionRead, Map<String, ReadProgress> sources) {
    ObjectNode request = JSON.createObjectNode();
    request.put("JobName", jobName);
    request.put("RunId", runId);
    request.put("Version", versionRead);
    request.put("JobBookmark", BookmarkText.write(sources));
    try {
      JsonNode answer =
          JSON.readTree(ServerCalls.call("MasticJobs.SaveBookmark", request.toString()));
      return answer.path("JobBookmarkEntry").path("Version").asInt(versionRead + 1);
    } catch (IOException e) {
      throw new UncheckedIOException("The job's bookmark could not be saved", e);
    }
  }
}
