package io.mastic.workflows;

import com.fasterxml.jackson.databind.JsonNode;
import io.mastic.catalog.tag.Tags;
import io.mastic.crawlers.crawler.CrawlEnded;
import io.mastic.crawlers.crawler.Crawlers;
import io.mastic.jobs.run.JobRunOperations;
import io.mastic.jobs.run.JobRuns;
import io.mastic.kernel.Db;
import io.mastic.kernel.Json;
import io.mastic.kernel.change.Publisher;
import io.mastic.kernel.expiry.Expiry;
import io.mastic.kernel.task.Outbox;
import io.mastic.kernel.task.Tasks;
import io.mastic.workflows.step.Activity;
import io.mastic.workflows.step.ActivityEnd;
import io.mastic.workflows.step.Origin;
import io.mastic.workflows.step.Starter;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.BlueprintDetails;

/** The room's own floor plan: its tables, its services, what it listens to, and its AWS verbs. */
public final class WorkflowRoom {

  private final Workflows workflows;
  private final WorkflowRuns runs;
  private final TriggerEvents events;
  private final List<GlueClient> operations;

  private WorkflowRoom(
      Workflows workflows, WorkflowRuns runs, TriggerEvents events, List<GlueClient> operations) {
    this.workflows = workflows;
    this.runs = runs;
    this.events = events;
    this.operations = operations;
  }

  /** Whose work workflows start, hear of and show. */
  public record RoomsBelow(JobRuns jobRuns, JobRunOperations jobRunOperations, Crawlers crawlers) {}

  /**
   * Opens the room in that database, with its tables brought up to date, and listens to the rooms
   * below.
   */
  public static WorkflowRoom open(
      Db db, Clock clock, Tasks tasks, Outbox outbox, Tags tags, RoomsBelow below) {
    JobRuns jobRuns = below.jobRuns();
    Crawlers crawlers = below.crawlers();
    db.migrate("workflows");
    TriggerJobs.enterAll(db);
    Starter rooms = new Rooms(jobRuns, crawlers);
    WorkflowRuns runs = new WorkflowRuns(db, clock, rooms);
    TriggerRules rules = new TriggerRules(below.jobRunOperations()::checkSecurityConfiguration);
    Triggers triggers =
        new Triggers(db, tags, new TriggerSchedules(tasks, clock), runs, rooms, rules);
    WorkflowRunView view =
        new WorkflowRunView(runs, new RoomDetails(below.jobRunOperations(), crawlers));
    outbox.subscribe(
        JobRuns.ENDED, "workflows", payload -> hear(runs, triggers, ofJob(Json.read(payload))));
    outbox.subscribe(
        CrawlEnded.TOPIC,
        "workflows",
        payload -> hear(runs, triggers, ofCrawl(Json.read(payload))));
    Workflows workflows = new Workflows(db, clock, tags);
    return new WorkflowRoom(
        workflows,
        runs,
        new TriggerEvents(db, clock, tasks, runs),
        List.of(
            new WorkflowOperations(workflows, view),
            new WorkflowRunOperations(runs, view),
            new TriggerOperations(triggers)));
  }

  /** The AWS verbs of this room, a class per noun. */
  public List<GlueClient> operations() {
    return operations;
  }

  /** Has each step of a workflow's run published; at wiring. */
  public void publishTo(Publisher publisher) {
    runs.publishTo(publisher);
  }

  /** Where events come in that start workflows. */
  public TriggerEvents events() {
    return events;
  }

  /** Notes of a workflow which run of a blueprint it came from; joins the caller's transaction. */
  public void credit(String workflow, BlueprintDetails origin) {
    workflows.update(workflow, made -> made.blueprintDetails(origin));
  }

  /** What is forgotten of this room. */
  public List<Expiry> expiries() {
    return List.of(new WorkflowRunExpiry());
  }

  /** The job runs that workflow runs under way still need, by their ids. */
  public Set<String> jobRunsInUse(Handle h) {
    return WorkflowRunExpiry.jobRunsInUse(h);
  }

  private static void hear(WorkflowRuns runs, Triggers triggers, ActivityEnd ending) {
    runs.hear(ending);
    triggers.hear(ending);
  }

  private static ActivityEnd ofJob(JsonNode event) {
    return new ActivityEnd(
        subject(event, Activity.Kind.JOB, "jobName", "runId"),
        event.get("state").asText(),
        text(event, "error"),
        event.get("final").asBoolean(),
        origin(event));
  }

  private static ActivityEnd ofCrawl(JsonNode event) {
    return new ActivityEnd(
        subject(event, Activity.Kind.CRAWLER, "crawler", "crawlId"),
        event.get("state").asText(),
        text(event, "error"),
        true,
        origin(event));
  }

  private static ActivityEnd.Subject subject(
      JsonNode event, Activity.Kind kind, String name, String id) {
    return new ActivityEnd.Subject(
        event.get("account").asText(),
        event.get("region").asText(),
        kind,
        event.get(name).asText(),
        event.get(id).asText());
  }

  private static @Nullable Origin origin(JsonNode event) {
    String trigger = text(event, "triggerName");
    return trigger == null
        ? null
        : new Origin(trigger, text(event, "workflowName"), text(event, "workflowRunId"));
  }

  private static @Nullable String text(JsonNode event, String name) {
    JsonNode value = event.get(name);
    return value == null || value.isNull() ? null : value.asText();
  }
}
