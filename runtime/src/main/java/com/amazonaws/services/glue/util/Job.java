package com.amazonaws.services.glue.util;

import com.amazonaws.services.glue.GlueContext;
import com.amazonaws.services.glue.log.GlueLogger;
import io.mastic.runtime.bookmark.CurrentJob;
import io.mastic.runtime.bookmark.JobBookmarks.Mode;
import io.mastic.runtime.catalog.GlueCatalog;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.sql.SparkSession;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;

/**
 * The job that this process runs: init loads its bookmarks, commit saves them.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/glue/latest/dg/glue-etl-scala-apis-glue-util-job.html">Job</a>
 */
public final class Job {

  private Job() {}

  /** args: what getResolvedOptions gave; names with dashes or underscores, values may be null. */
  public static synchronized void init(
      String name, SparkSession session, Map<String, String> args) {
    Map<String, String> given = new HashMap<>();
    if (args != null) {
      args.forEach((key, value) -> given.put(key.replaceFirst("^-+", "").replace('-', '_'), value));
    }
    CurrentJob.begin(
        name,
        Objects.requireNonNullElse(given.get("JOB_RUN_ID"), ""),
        Mode.of(given.get("job_bookmark_option")),
        given.get("job_bookmark_from"),
        given.get("job_bookmark_to"));
  }

  public static void init(String name, GlueContext context, Map<String, String> args) {
    init(name, context.getSparkSession(), args);
  }

  /** The endpoint is that of the run's environment, whatever is given. */
  public static void init(
      String name, GlueContext context, String endpoint, Map<String, String> args) {
    init(name, context.getSparkSession(), args);
  }

  public static boolean isInitialized() {
    return CurrentJob.hasBegun();
  }

  /**
   * Keeps the bookmarks. A script that never called init, as notebooks are exported, has none: the
   * log says so.
   */
  public static synchronized void commit() {
    if (!CurrentJob.hasBegun()) {
      new GlueLogger().warn("job.commit() without job.init(): there are no bookmarks to keep");
      return;
    }
    CurrentJob.get().bookmarks().commit();
  }

  /** Forgets the job's bookmarks; there may be none. */
  public static synchronized void reset() {
    try {
      GlueCatalog.client().resetJobBookmark(r -> r.jobName(CurrentJob.get().name()));
    } catch (EntityNotFoundException none) {
      new GlueLogger().info("Job.reset(): the job has no bookmarks");
    }
  }

  public static String runId() {
    return CurrentJob.get().runId();
  }
}
