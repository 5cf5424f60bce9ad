package io.mastic.runtime.bookmark;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keeps every run's bookmark in memory, as the text that the server would keep. */
public final class KeptBookmarks implements SavedBookmarks {

  private final Map<String, String> byRun = new LinkedHashMap<>();
  private String latest = "";
  private int version;

  @Override
  public Entry find(String jobName, @Nullable String runId) {
    String text = runId == null ? latest : byRun.getOrDefault(runId, "");
    return new Entry(version, BookmarkText.read(text));
  }

  @Override
  public int save(
      String jobName, String runId, int versionRead, Map<String, ReadProgress> sources) {
    if (versionRead != version) {
      throw new IllegalStateException("Saved over version " + version + ", read " + versionRead);
    }
    latest = BookmarkText.write(sources);
    byRun.put(runId, latest);
    return ++version;
  }

  /** As ResetJobBookmark with a run does. */
  public void rewind(String runId) {
    latest = byRun.getOrDefault(runId, "");
    version++;
  }
}
