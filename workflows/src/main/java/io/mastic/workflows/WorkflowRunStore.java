package io.mastic.workflows;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.contract.Pojos;
import io.mastic.kernel.Caller;
import io.mastic.kernel.Json;
import io.mastic.kernel.Page;
import io.mastic.kernel.PageToken;
import io.mastic.workflows.step.Activity;
import io.mastic.workflows.step.Progress;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.Trigger;
import software.amazon.awssdk.services.glue.model.WorkflowRunStatus;

/** The rows of workflow runs. */
final class WorkflowRunStore {

  private static final TypeReference<Map<String, String>> PROPERTIES = new TypeReference<>() {};

  private WorkflowRunStore() {}

  static void save(Handle h, WorkflowRunRow run) {
    h.createUpdate(
            "INSERT INTO workflow_run (account, region, id, workflow, previous_id, status, started_at, completed_at,"
                + " error, properties, progress) VALUES (:account, :region, :id, :workflow, :previous, :status,"
                + " :started, :completed, :error, :properties, :progress) ON CONFLICT (account, region, id) DO UPDATE"
                + " SET status = excluded.status, completed_at = excluded.completed_at, error = excluded.error,"
                + " properties = excluded.properties, progress = excluded.progress")
        .bind("account", run.account())
        .bind("region", run.region())
        .bind("id", run.id())
        .bind("workflow", run.workflow())
        .bind("previous", run.previousId())
        .bind("status", run.status().toString())
        .bind("started", run.startedAt().toEpochMilli())
        .bind("completed", run.completedAt() == null ? null : run.completedAt().toEpochMilli())
        .bind("error", run.error())
        .bind("properties", Json.write(run.properties()))
        .bind("progress", write(run.progress()))
        .execute();
  }

  static Optional<WorkflowRunRow> find(Handle h, Caller caller, String workflow, String id) {
    return h.createQuery(
            "SELECT * FROM workflow_run WHERE account = :account AND region = :region AND id = :id"
                + " AND workflow = :workflow")
        .bind("account", caller.account())
        .bind("region", caller.region())
        .bind("id", id)
        .bind("workflow", workflow)
        .map((rs, c) -> run(rs))
        .findOne();
  }

  /** The newest first. */
  static Page<WorkflowRunRow> list(
      Handle h, Caller caller, String workflow, @Nullable String token, int limit) {
    List<String> after = PageToken.decode(token, 2);
    List<WorkflowRunRow> rows =
        h.createQuery(
                "SELECT * FROM workflow_run WHERE account = :account AND region = :region AND workflow = :workflow"
                    + (after.isEmpty() ? "" : " AND (started_at, id) < (:started, :id)")
                    + " ORDER BY started_at DESC, id DESC LIMIT :limit")
            .bind("account", caller.account())
            .bind("region", caller.region())
            .bind("workflow", workflow)
            .bind("started", after.isEmpty() ? 0L : Long.parseLong(after.get(0)))
            .bind("id", after.isEmpty() ? "" : after.get(1))
            .bind("limit", limit + 1)
            .map((rs, c) -> run(rs))
            .list();
    return Page.cut(
        rows, limit, run -> List.of(String.valueOf(run.startedAt().toEpochMilli()), run.id()));
  }

  /** Of all accounts. */
  static List<WorkflowRunRow> listOpen(Handle h) {
    return h.createQuery(
            "SELECT * FROM workflow_run WHERE completed_at IS NULL"
                + " AND status IN ('RUNNING', 'STOPPING')")
        .map((rs, c) -> run(rs))
        .list();
  }

  static int countOpen(Handle h, Caller caller, String workflow) {
    return h.createQuery(
            "SELECT COUNT(*) FROM workflow_run WHERE account = :account AND region = :region"
                + " AND workflow = :workflow AND status IN ('RUNNING', 'STOPPING')")
        .bind("account", caller.account())
        .bind("region", caller.region())
        .bind("workflow", workflow)
        .mapTo(Integer.class)
        .one();
  }

  private static WorkflowRunRow run(ResultSet rs) throws SQLException {
    long completed = rs.getLong("completed_at");
    Instant completedAt = rs.wasNull() ? null : Instant.ofEpochMilli(completed);
    return new WorkflowRunRow(
        new WorkflowRunRow.Key(rs.getString("account"), rs.getString("region"), rs.getString("id")),
        rs.getString("workflow"),
        rs.getString("previous_id"),
        new WorkflowRunRow.Standing(
            WorkflowRunStatus.fromValue(rs.getString("status")),
            Instant.ofEpochMilli(rs.getLong("started_at")),
            completedAt,
            rs.getString("error")),
        Json.MAPPER.convertValue(Json.read(rs.getString("properties")), PROPERTIES),
        read(rs.getString("progress")));
  }

  private static String write(Progress progress) {
    ObjectNode json = Json.MAPPER.createObjectNode();
    var triggers = json.putArray("triggers");
    progress.triggers().forEach(t -> triggers.add(Json.read(Pojos.json(t))));
    json.set("fired", Json.MAPPER.valueToTree(progress.fired()));
    json.set("activities", Json.MAPPER.valueToTree(progress.activities()));
    return json.toString();
  }

  private static Progress read(String text) {
    JsonNode json = Json.read(text);
    List<Trigger> triggers = new ArrayList<>();
    json.get("triggers")
        .forEach(t -> triggers.add(Pojos.read(t.toString(), Trigger.builder()).build()));
    return new Progress(
        triggers,
        Json.MAPPER.convertValue(json.get("fired"), new TypeReference<List<String>>() {}),
        Json.MAPPER.convertValue(json.get("activities"), new TypeReference<List<Activity>>() {}));
  }
}
