package io.mastic.runtime.bookmark;

import org.jspecify.annotations.Nullable;

/** The job that this process runs, with the bookmarks that its sources keep to. */
public final class CurrentJob {

  /** Before a script says which job it is, sources have no bookmarks. */
  private static volatile CurrentJob current =
      new CurrentJob("", "", JobBookmarks.none(new ServerBookmarks()));

  private static volatile boolean begun;

  private final String name;
  private final String runId;
  private final JobBookmarks bookmarks;

  private CurrentJob(String name, String runId, JobBookmarks bookmarks) {
    this.name = name;
    this.runId = runId;
    this.bookmarks = bookmarks;
  }

  public static CurrentJob get() {
    return current;
  }

  /** Has the script said which job it is? */
  public static boolean hasBegun() {
    return begun;
  }

  /**
   * Loads the job's bookmarks.
   *
   * @param fromRun and {@code toRun} as {@link JobBookmarks#load} has them
   */
  public static void begin(
      String name,
      String runId,
      JobBookmarks.Mode mode,
      @Nullable String fromRun,
      @Nullable String toRun) {
    current =
        new CurrentJob(
            name,
            runId,
            JobBookmarks.load(mode, name, runId, fromRun, toRun, new ServerBookmarks()));
    begun = true;
  }

  public String name() {
    return name;
  }

  public String runId() {
    return runId;
  }

  public JobBookmarks bookmarks() {
    return bookmarks;
  }
}
