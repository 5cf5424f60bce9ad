package com.amazonaws.services.glue.util;

import com.amazonaws.services.glue.GlueContext;
import io.mastic.runtime.bookmark.JobBookmarks.Mode;
import io.mastic.runtime.bookmark.JobBookmarks;
import io.mastic.runtime.bookmark.ServerBookmarks;
import io.mastic.runtime.catalog.GlueCatalog;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

/**
 * The job that this process runs: init loads its bookmarks, commit saves them.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/glue/latest/dg/glue-etl-scala-apis-glue-util-job.html">Job</a>
 */
public final class Job {

  private static final JobBookmarks NONE = JobBookmarks.none(new ServerBookmarks());

  private static JobBookmarks bookmarks = NONE;
  private static boolean initialized;
  private static String jobName = "";
  private static String runId = "";

  private Job() {}

  /** args: what getResolvedOptions gave; names with dashes or underscores, values may be null. */
  public static synchronized void init(
      String name, SparkSession session, Map<String, String> args) {
    Map<String, String> given = new HashMap<>();
    if (args != null) {
      args.forEach((key, value) -> given.put(key.replaceFirst("^-+", "").replace('-', '_'), value));
    }
    jobName = name;
    runId = given.getOrDefault("JOB_RUN_ID", "");
    bookmarks =
        JobBookmarks.load(
            Mode.of(given.get("job_bookmark_option")),
            name,
            runId == null ? "" : runId,
            given.get("job_bookmark_from"),
            given.get("job_bookmark_to"),
            new ServerBookmarks());
    initialized = true;
  }

  public static void init(String name, GlueContext context, Map<String, String> args) {
    init(name, context.getSparkSession(), args);
  }

  /** The endpoint is that of the run's environment, whatever is given. */
  public static void init(
      String name, GlueContext context, String endpoint, Map<String, String> args) {
    init(name, context.getSparkSession(), args);
  }

  public static synchronized boolean isInitialized() {
    return initialized;
  }

  /** Throws IllegalStateException before init. */
  public static synchronized void commit() {
    if (!initialized) {
      throw new IllegalStateException("The job was not initialized: call init before commit");
    }
    bookmarks.commit();
  }

  /** Forgets the job's bookmarks. */
  public static synchronized void reset() {
    GlueCatalog.client().resetJobBookmark(r -> r.jobName(jobName));
  }

  public static synchronized String runId() {
    return runId;
  }

  /** The bookmarks that sources of this process keep to. */
  public static synchronized JobBookmarks bookmarks() {
    return bookmarks;
  }
}
