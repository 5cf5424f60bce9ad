package io.mastic.jobs.definition;

import io.mastic.contract.Pojos;
import io.mastic.kernel.Caller;
import io.mastic.kernel.Db;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.Job;

/** The rows of the job table: each definition is kept whole, as the client sent it. */
public final class JobStore {

  private final Db db;

  public JobStore(Db db) {
    this.db = db;
  }

  public Optional<Job> find(Caller caller, String name) {
    return db.read(
        h ->
            h.createQuery(
                    "SELECT * FROM job WHERE account = :account AND region = :region AND name = :name")
                .bind("account", caller.account())
                .bind("region", caller.region())
                .bind("name", name)
                .map(JobStore::row)
                .findOne());
  }

  /** At most {@code limit} jobs whose names come after that one, in the order of their names. */
  public List<Job> list(Caller caller, @Nullable String after, int limit) {
    return db.read(
        h ->
            h.createQuery(
                    "SELECT * FROM job WHERE account = :account AND region = :region AND name > :after"
                        + " ORDER BY name LIMIT :limit")
                .bind("account", caller.account())
                .bind("region", caller.region())
                .bind("after", after == null ? "" : after)
                .bind("limit", limit)
                .map(JobStore::row)
                .list());
  }

  public void insert(Caller caller, Job job) {
    db.writeOnly(
        h ->
            h.createUpdate(
                    "INSERT INTO job (account, region, name, definition, created_at, modified_at)"
                        + " VALUES (:account, :region, :name, :definition, :created, :modified)")
                .bind("account", caller.account())
                .bind("region", caller.region())
                .bind("name", job.name())
                .bind("definition", Pojos.json(job))
                .bind("created", job.createdOn().toEpochMilli())
                .bind("modified", job.lastModifiedOn().toEpochMilli())
                .execute());
  }

  void update(Caller caller, Job job) {
    db.writeOnly(
        h ->
            h.createUpdate(
                    "UPDATE job SET definition = :definition, modified_at = :modified"
                        + " WHERE account = :account AND region = :region AND name = :name")
                .bind("definition", Pojos.json(job))
                .bind("modified", job.lastModifiedOn().toEpochMilli())
                .bind("account", caller.account())
                .bind("region", caller.region())
                .bind("name", job.name())
                .execute());
  }

  /** Whether there was one. */
  boolean delete(Caller caller, String name) {
    return db.write(
        h ->
            h.createUpdate(
                        "DELETE FROM job WHERE account = :account AND region = :region AND name = :name")
                    .bind("account", caller.account())
                    .bind("region", caller.region())
                    .bind("name", name)
                    .execute()
                > 0);
  }

  private static Job row(ResultSet rs, StatementContext context) throws SQLException {
    return Pojos.read(rs.getString("definition"), Job.builder())
        .createdOn(Instant.ofEpochMilli(rs.getLong("created_at")))
        .lastModifiedOn(Instant.ofEpochMilli(rs.getLong("modified_at")))
        .build();
  }
}
