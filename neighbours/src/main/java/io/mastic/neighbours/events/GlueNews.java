package io.mastic.neighbours.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.kernel.Arns;
import io.mastic.kernel.Caller;
import io.mastic.kernel.Json;
import io.mastic.kernel.change.Change;
import io.mastic.kernel.change.Publisher;
import io.mastic.kernel.task.TaskHandler;
import io.mastic.kernel.task.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.GetJobRunRequest;
import software.amazon.awssdk.services.glue.model.GetJobRunResponse;
import software.amazon.awssdk.services.glue.model.JobRun;
import software.amazon.awssdk.services.glue.model.NotificationProperty;

/**
 * Glue's own events, as AWS shapes them.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/glue/latest/dg/automating-awsglue-with-cloudwatch-events.html">Automating
 *     AWS Glue with EventBridge</a>
 */
public final class GlueNews {

  private static final String LATE = "event-run-late";
  private static final String SOURCE = "aws.glue";
  private static final String TABLE_CHANGE = "Glue Data Catalog Table State Change";
  private static final Set<String> UNDER_WAY = Set.of("STARTING", "RUNNING", "STOPPING");

  private record Words(String severity, String message) {}

  private static final Map<String, Words> ENDS =
      Map.of(
          "SUCCEEDED", new Words("INFO", "Job run succeeded"),
          "FAILED", new Words("ERROR", "Job run failed"),
          "TIMEOUT", new Words("WARN", "Job run timed out"),
          "STOPPED", new Words("INFO", "Job run stopped"));

  private final Clock clock;
  private final Tasks tasks;
  private final EventBus bus;
  private final Function<GetJobRunRequest, GetJobRunResponse> runs;

  /**
   * @param runs shows a run of the caller's
   */
  public GlueNews(
      Clock clock, Tasks tasks, EventBus bus, Function<GetJobRunRequest, GetJobRunResponse> runs) {
    this.clock = clock;
    this.tasks = tasks;
    this.bus = bus;
    this.runs = runs;
    tasks.handle(
        LATE,
        task -> {
          JsonNode payload = Json.read(task.payload());
          in(payload, () -> late(payload));
          return TaskHandler.DONE;
        });
  }

  private static void in(JsonNode payload, Runnable work) {
    Caller.root(payload.path("account").asText(), payload.path("region").asText()).run(work);
  }

  /** Takes the outbox's event that a job run has ended. */
  public void jobEnded(String payload) {
    JsonNode ended = Json.read(payload);
    String state = ended.path("state").asText();
    Words words = ENDS.get(state);
    if (words == null) {
      return;
    }
    ObjectNode detail = Json.MAPPER.createObjectNode();
    detail.put("jobName", ended.path("jobName").asText()).put("severity", words.severity());
    detail.put("state", state).put("jobRunId", ended.path("runId").asText());
    String error = ended.path("error").asText("");
    detail.put("message", error.isEmpty() || error.equals("null") ? words.message() : error);
    JsonNode workflow = ended.path("workflowName");
    BusEvent event = BusEvent.of(SOURCE, "Glue Job State Change", clock.instant(), detail);
    in(ended, () -> bus.put(workflow.isTextual() ? event.by(workflow.asText()) : event));
  }

  /** Takes the outbox's event that a crawl has ended; AWS has none for a cancelled one. */
  public void crawlEnded(String payload) {
    JsonNode ended = Json.read(payload);
    boolean isDone = ended.path("state").asText().equals("SUCCEEDED");
    if (!isDone && !ended.path("state").asText().equals("FAILED")) {
      return;
    }
    String crawler = ended.path("crawler").asText();
    ObjectNode detail = Json.MAPPER.createObjectNode();
    detail.put("crawlerName", crawler).put("accountId", ended.path("account").asText());
    detail.put("state", isDone ? "Succeeded" : "Failed");
    detail.put("message", isDone ? "Crawler Succeeded" : "Crawler Failed");
    if (isDone) {
      for (String count : Set.of("tablesCreated", "tablesUpdated", "tablesDeleted")) {
        detail.put(count, ended.path(count).asText());
      }
      detail.put("warningMessage", "N/A").put("completionDate", clock.instant().toString());
    } else {
      detail.put("errorMessage", ended.path("error").asText());
    }
    JsonNode workflow = ended.path("workflowName");
    BusEvent event = BusEvent.of(SOURCE, "Glue Crawler State Change", clock.instant(), detail);
    in(ended, () -> bus.put(workflow.isTextual() ? event.by(workflow.asText()) : event));
  }

  /** Publishes changes as before, and what of them is an event of Glue's, in the same write. */
  public Publisher beside(Publisher changes) {
    return (h, change) -> {
      changes.publish(h, change);
      Caller caller = Caller.root(change.account(), change.region());
      if (change.kind().equals("crawl") && change.what().equals("RUNNING")) {
        caller.run(() -> bus.put(crawlStarted(change)));
      } else if (change.kind().equals("job-run") && UNDER_WAY.contains(change.what())) {
        caller.run(() -> planLate(h, change));
      }
    };
  }

  /** What has become of a database, a table or partitions, in the write that did it. */
  public void ofCatalog(Handle h, Change change) {
    Caller caller = Caller.root(change.account(), change.region());
    if (change.kind().equals("partition")) {
      caller.run(() -> bus.put(ofPartitions(caller, change)));
      return;
    }
    boolean isTable = change.kind().equals("table");
    String database = isTable ? change.detail().getOrDefault("database", "") : change.key();
    ObjectNode detail = Json.MAPPER.createObjectNode();
    detail.put("databaseName", database).put("typeOfChange", change.what());
    boolean isUpdate = change.what().equals("UpdateTable");
    if (isUpdate) {
      detail.put("tableName", change.key());
    } else if (isTable) {
      detail.putArray("changedTables").add(change.key());
    }
    String arn =
        isTable
            ? Arns.glue(caller, "table", database + "/" + change.key())
            : Arns.glue(caller, "database", database);
    String type = isUpdate ? TABLE_CHANGE : "Glue Data Catalog Database State Change";
    BusEvent event = BusEvent.of(SOURCE, type, clock.instant(), detail).about(List.of(arn));
    caller.run(() -> bus.put(event));
  }

  private BusEvent ofPartitions(Caller caller, Change change) {
    String database = change.detail().getOrDefault("database", "");
    ObjectNode detail = Json.MAPPER.createObjectNode().put("databaseName", database);
    ArrayNode changed = detail.putArray("changedPartitions");
    for (JsonNode values : Json.read(change.detail().getOrDefault("partitions", "[]"))) {
      List<String> texts = new ArrayList<>();
      values.forEach(value -> texts.add(value.asText()));
      changed.add("[" + String.join(", ", texts) + "]");
    }
    detail.put("typeOfChange", change.what()).put("tableName", change.key());
    return BusEvent.of(SOURCE, TABLE_CHANGE, clock.instant(), detail)
        .about(List.of(Arns.glue(caller, "table", database + "/" + change.key())));
  }

  private BusEvent crawlStarted(Change change) {
    ObjectNode detail = Json.MAPPER.createObjectNode();
    detail.put("crawlerName", change.detail().getOrDefault("crawler", ""));
    detail.put("accountId", change.account()).put("startTime", clock.instant().toString());
    detail.put("state", "Started").put("message", "Crawler Started");
    return BusEvent.of(SOURCE, "Glue Crawler State Change", clock.instant(), detail);
  }

  /** A run that asks for it is looked at once it may be late in this state. */
  private void planLate(Handle h, Change change) {
    JobRun run = run(change.detail().getOrDefault("job", ""), change.key());
    NotificationProperty asked = run == null ? null : run.notificationProperty();
    if (run == null || asked == null || asked.notifyDelayAfter() == null) {
      return;
    }
    Instant due = run.startedOn().plus(Duration.ofMinutes(asked.notifyDelayAfter()));
    tasks.enqueue(
        h,
        LATE,
        change.account() + "/" + change.region() + "/" + change.key() + "/" + change.what(),
        due,
        Json.write(
            Map.of(
                "account", change.account(),
                "region", change.region(),
                "job", run.jobName(),
                "run", run.id(),
                "state", change.what())));
  }

  private @Nullable JobRun run(String job, String id) {
    try {
      return runs.apply(GetJobRunRequest.builder().jobName(job).runId(id).build()).jobRun();
    } catch (EntityNotFoundException e) {
      return null;
    }
  }

  private void late(JsonNode payload) {
    String state = payload.path("state").asText();
    JobRun run = run(payload.path("job").asText(), payload.path("run").asText());
    if (run == null || !run.jobRunStateAsString().equals(state)) {
      return;
    }
    ObjectNode detail = Json.MAPPER.createObjectNode();
    detail.put("jobName", run.jobName()).put("severity", "INFO");
    detail
        .putObject("notificationCondition")
        .put("NotifyDelayAfter", run.notificationProperty().notifyDelayAfter());
    detail.put("state", state).put("jobRunId", run.id());
    detail.put("message", "Job is in " + state + " state");
    detail.put("startedOn", run.startedOn().toString());
    bus.put(BusEvent.of(SOURCE, "Glue Job Run Status", clock.instant(), detail));
  }
}
