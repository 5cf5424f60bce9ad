package io.mastic.workflows.blueprint;

import io.mastic.contract.Pojos;
import io.mastic.kernel.Caller;
import io.mastic.kernel.Page;
import io.mastic.kernel.PageToken;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.BlueprintRun;

/** The rows of runs of blueprints. */
final class BlueprintRunStore {

  private BlueprintRunStore() {}

  static void insert(Handle h, Caller caller, BlueprintRun run) {
    h.createUpdate(
            "INSERT INTO blueprint_run (account, region, id, blueprint, document, started_at)"
                + " VALUES (:account, :region, :id, :blueprint, :document, :started)")
        .bindMethods(caller)
        .bind("id", run.runId())
        .bind("blueprint", run.blueprintName())
        .bind("document", Pojos.json(run))
        .bind("started", run.startedOn().toEpochMilli())
        .execute();
  }

  static void end(Handle h, Caller caller, BlueprintRun run) {
    h.createUpdate(
            "UPDATE blueprint_run SET document = :document, completed_at = :completed"
                + " WHERE account = :account AND region = :region AND id = :id")
        .bindMethods(caller)
        .bind("id", run.runId())
        .bind("document", Pojos.json(run))
        .bind("completed", run.completedOn().toEpochMilli())
        .execute();
  }

  static Optional<BlueprintRun> find(Handle h, Caller caller, String blueprint, String id) {
    return h.createQuery(
            "SELECT document FROM blueprint_run WHERE account = :account AND region = :region"
                + " AND id = :id AND blueprint = :blueprint")
        .bindMethods(caller)
        .bind("id", id)
        .bind("blueprint", blueprint)
        .map((rs, c) -> Pojos.read(rs.getString("document"), BlueprintRun.builder()).build())
        .findOne();
  }

  /** The latest first. */
  static Page<BlueprintRun> list(
      Handle h, Caller caller, String blueprint, @Nullable String token, int limit) {
    List<String> before = PageToken.decode(token, 2);
    List<BlueprintRun> runs =
        h.createQuery(
                "SELECT document FROM blueprint_run WHERE account = :account AND region = :region"
                    + " AND blueprint = :blueprint"
                    + " AND (started_at < :started OR (started_at = :started AND id < :id))"
                    + " ORDER BY started_at DESC, id DESC LIMIT :limit")
            .bindMethods(caller)
            .bind("blueprint", blueprint)
            .bind("started", before.isEmpty() ? Long.MAX_VALUE : Long.parseLong(before.get(0)))
            .bind("id", before.isEmpty() ? "" : before.get(1))
            .bind("limit", limit + 1)
            .map((rs, c) -> Pojos.read(rs.getString("document"), BlueprintRun.builder()).build())
            .list();
    return Page.cut(
        runs, limit, run -> List.of(Long.toString(run.startedOn().toEpochMilli()), run.runId()));
  }

  static void deleteOf(Handle h, Caller caller, String blueprint) {
    h.createUpdate(
            "DELETE FROM blueprint_run WHERE account = :account AND region = :region"
                + " AND blueprint = :blueprint AND completed_at IS NOT NULL")
        .bindMethods(caller)
        .bind("blueprint", blueprint)
        .execute();
  }

  /** Deletes some that ended before then. */
  static int expire(Handle h, Instant before, int most) {
    return h.createUpdate(
            "DELETE FROM blueprint_run WHERE (account, region, id) IN (SELECT account, region, id"
                + " FROM blueprint_run WHERE completed_at < :before ORDER BY completed_at"
                + " LIMIT :most)")
        .bind("before", before.toEpochMilli())
        .bind("most", most)
        .execute();
  }
}
