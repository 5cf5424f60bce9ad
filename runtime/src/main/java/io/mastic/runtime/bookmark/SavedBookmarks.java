package io.mastic.runtime.bookmark;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where bookmarks are kept between runs. */
public interface SavedBookmarks {

  /** What was kept; version 0 means nothing was. */
  record Entry(int version, Map<String, ReadProgress> sources) {
    public static final Entry NONE = new Entry(0, Map.of());
  }

  /** The bookmark of a job as a run left it, or the latest for null. */
  Entry find(String jobName, @Nullable String runId);

  /**
   * Keeps a new bookmark in the place of the version that was read, and returns its version. Throws
   * if another run has saved one meanwhile.
   */
  int save(String jobName, String runId, int versionRead, Map<String, ReadProgress> sources);
}
