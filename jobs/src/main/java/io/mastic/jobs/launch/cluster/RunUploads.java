package io.mastic.jobs.launch.cluster;

import io.mastic.jobs.launch.directory.RunPlace;
import io.mastic.kernel.Caller;
import io.mastic.kernel.Db;
import io.mastic.kernel.expiry.Housekeeping.Chore;
import io.mastic.objects.ObjectStoreException;
import io.mastic.objects.S3Store;
import io.mastic.objects.s3.news.UploadNews;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The uploads in parts that runs on a cluster have begun: what a run has left open at its end is
 * aborted, by whichever server sees that end. A run says who it is by its name as a client, so that
 * it can only give away what is its own.
 */
public final class RunUploads implements UploadNews, Chore {

  private static final Logger LOG = LoggerFactory.getLogger(RunUploads.class);

  /** As the runtime has S3A call itself. */
  private static final Pattern RUN =
      Pattern.compile("\\bmastic-run/(jr_[0-9a-f]{64}(?:_attempt_[0-9]+)?)\\b");

  private final Db db;
  private final RunPlace place;
  private final S3Store store;

  /**
   * @param place where this server's runs are: who writes is one of them
   */
  public RunUploads(Db db, RunPlace place, S3Store store) {
    this.db = db;
    this.place = place;
    this.store = store;
  }

  @Override
  public void began(Begun upload) {
    run(upload.client())
        .filter(run -> Files.exists(place.path(run)))
        .ifPresent(run -> db.changeRows(h -> keep(h, run, upload)));
  }

  private static void keep(Handle h, String run, Begun upload) {
    h.createUpdate(
            "INSERT INTO run_upload (run_id, upload_id, account, bucket, object_key)"
                + " VALUES (:run, :id, :account, :bucket, :key)"
                + " ON CONFLICT (run_id, upload_id) DO NOTHING")
        .bind("run", run)
        .bindMethods(upload)
        .execute();
  }

  private static Optional<String> run(String client) {
    Matcher run = RUN.matcher(client);
    return run.find() ? Optional.of(run.group(1)) : Optional.empty();
  }

  /** The run has ended: what it has not completed nobody will. */
  void end(String runId) {
    try {
      List<Open> open =
          db.read(
              h ->
                  h.createQuery(
                          "SELECT upload_id, account, bucket, object_key FROM run_upload"
                              + " WHERE run_id = :run")
                      .bind("run", runId)
                      .map(
                          (row, context) ->
                              new Open(
                                  row.getString(1),
                                  row.getString(2),
                                  row.getString(3),
                                  row.getString(4)))
                      .list());
      if (!open.isEmpty()) {
        open.forEach(upload -> abort(runId, upload));
        db.changeRows(h -> h.execute("DELETE FROM run_upload WHERE run_id = ?", runId));
      }
    } catch (JdbiException e) {
      LOG.warn("run {}: its uploads are not known: {}", runId, e.getMessage());
    }
  }

  private record Open(String id, String account, String bucket, String key) {}

  private void abort(String runId, Open upload) {
    try {
      Caller.root(upload.account(), "us-east-1")
          .run(() -> store.uploads().abort(upload.bucket(), upload.key(), upload.id()));
      LOG.info("run {}: an upload that it left open is aborted", runId);
    } catch (ObjectStoreException e) {
      // It was completed or aborted by the run itself, or the bucket is gone.
      LOG.debug("run {}: {}", runId, e.getMessage());
    }
  }

  @Override
  public String room() {
    return "jobs";
  }

  @Override
  public String what() {
    return "uploads of runs";
  }

  /** Those of runs whose server died between their ends and {@link #end}. */
  @Override
  public long tidy(Optional<Instant> before, Instant now) {
    List<String> ended =
        db.read(
            h ->
                h.createQuery(
                        "SELECT DISTINCT u.run_id FROM run_upload u WHERE NOT EXISTS (SELECT 1"
                            + " FROM job_run r WHERE r.account = u.account AND r.id = u.run_id"
                            + " AND r.completed_at IS NULL)")
                    .mapTo(String.class)
                    .list());
    ended.forEach(this::end);
    return ended.size();
  }
}
