package io.mastic.workflows;

import io.mastic.contract.Errors;
import io.mastic.kernel.Caller;
import io.mastic.kernel.Db;
import io.mastic.kernel.Ids;
import io.mastic.kernel.Page;
import io.mastic.kernel.change.Publisher;
import io.mastic.workflows.step.Actions;
import io.mastic.workflows.step.Activity;
import io.mastic.workflows.step.ActivityEnd;
import io.mastic.workflows.step.Firing;
import io.mastic.workflows.step.Origin;
import io.mastic.workflows.step.Progress;
import io.mastic.workflows.step.Resumption;
import io.mastic.workflows.step.Starter;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.glue.model.ConcurrentRunsExceededException;
import software.amazon.awssdk.services.glue.model.IllegalWorkflowStateException;
import software.amazon.awssdk.services.glue.model.Trigger;
import software.amazon.awssdk.services.glue.model.Workflow;
import software.amazon.awssdk.services.glue.model.WorkflowRunStatus;

/**
 * Runs of workflows. A run advances when something that it started ends: each step, what is fired
 * included, is one transaction, so that a run is never between two steps.
 */
public final class WorkflowRuns {

  private static final Logger LOG = LoggerFactory.getLogger(WorkflowRuns.class);

  private final Db db;
  private final Clock clock;
  private final Starter starter;
  private final Actions actions;
  private volatile Publisher news = Publisher.NOBODY;

  WorkflowRuns(Db db, Clock clock, Starter starter) {
    this.db = db;
    this.clock = clock;
    this.starter = starter;
    this.actions = new Actions(starter);
  }

  /** Has each step of a run published; at wiring. */
  void publishTo(Publisher publisher) {
    news = publisher;
  }

  /**
   * Starts a run: fires the workflow's starting trigger.
   *
   * @param properties overlay the workflow's default run properties
   * @return the run's id
   * @throws software.amazon.awssdk.services.glue.model.ConcurrentRunsExceededException at the
   *     workflow's limit
   */
  public String start(String workflowName, Map<String, String> properties) {
    Caller caller = Caller.current();
    return db.write(
        h -> {
          Workflow workflow = load(h, caller, workflowName);
          checkRoom(h, caller, workflow);
          List<Trigger> triggers = TriggerStore.of(h, caller, workflowName);
          Trigger first =
              Firing.start(triggers)
                  .orElseThrow(
                      () ->
                          Errors.invalidInput(
                              "Workflow " + workflowName + " does not have a starting trigger."));
          Map<String, String> all = new LinkedHashMap<>(workflow.defaultRunProperties());
          all.putAll(properties);
          WorkflowRunRow run =
              new WorkflowRunRow(
                  new WorkflowRunRow.Key(caller.account(), caller.region(), Ids.workflowRun()),
                  workflowName,
                  null,
                  WorkflowRunRow.Standing.runningSince(now()),
                  all,
                  Progress.beginning(triggers));
          WorkflowEvents.began(db, run);
          run = settle(fire(run, first));
          save(h, run);
          return run.id();
        });
  }

  /**
   * Runs chosen nodes of an ended run again, and what follows from them, as a new run; the rest is
   * taken over as it was.
   *
   * @param nodeIds of jobs and crawlers that had been started in that run
   * @return the new run's id
   * @throws software.amazon.awssdk.services.glue.model.IllegalWorkflowStateException if the run is
   *     not over
   * @throws software.amazon.awssdk.services.glue.model.InvalidInputException for a node that was
   *     not started
   */
  public String resume(String workflowName, String runId, List<String> nodeIds) {
    Caller caller = Caller.current();
    return db.write(
        h -> {
          WorkflowRunRow before = load(h, caller, workflowName, runId);
          if (before.isOpen()) {
            throw IllegalWorkflowStateException.builder()
                .message("Workflow run " + runId + " is still running.")
                .build();
          }
          checkRoom(h, caller, load(h, caller, workflowName));
          Resumption resumption = Resumption.of(workflowName, before.progress(), nodeIds);
          WorkflowRunRow run = before.again(Ids.workflowRun(), now(), resumption.kept());
          WorkflowEvents.began(db, run);
          for (Activity again : resumption.again()) {
            run = startAgain(run, again);
          }
          run = settle(run);
          save(h, run);
          return run.id();
        });
  }

  private WorkflowRunRow startAgain(WorkflowRunRow run, Activity again) {
    Origin origin = new Origin(again.trigger(), run.workflow(), run.id());
    return run.with(
        run.progress().and(actions.fire(Resumption.only(run.progress(), again), origin, Map.of())));
  }

  /** Takes in the end of something that a run started, and does what follows from it. */
  void hear(ActivityEnd ending) {
    Origin origin = ending.origin();
    if (origin == null || origin.workflowRunId() == null || origin.workflow() == null) {
      return;
    }
    String workflow = origin.workflow();
    String runId = origin.workflowRunId();
    Caller caller = Caller.root(ending.subject().account(), ending.subject().region());
    caller.run(
        () ->
            db.writeOnly(
                h ->
                    WorkflowRunStore.find(h, caller, workflow, runId)
                        .filter(WorkflowRunRow::isOpen)
                        .ifPresent(
                            run -> save(h, settle(run.with(run.progress().hearing(ending)))))));
  }

  /**
   * Asks everything that the run started to stop; it is STOPPED once all of it has ended.
   *
   * @throws software.amazon.awssdk.services.glue.model.IllegalWorkflowStateException if the run is
   *     over
   */
  public void stop(String workflow, String runId) {
    Caller caller = Caller.current();
    db.writeOnly(
        h -> {
          WorkflowRunRow run = load(h, caller, workflow, runId);
          if (!run.isOpen()) {
            throw IllegalWorkflowStateException.builder()
                .message("Workflow run " + runId + " is not running.")
                .build();
          }
          run.progress().activities().stream().filter(a -> !a.ended()).forEach(starter::stop);
          save(h, settle(run.stopping()));
        });
  }

  public Map<String, String> properties(String workflow, String runId) {
    return load(workflow, runId).properties();
  }

  /** Overlays the run's properties with these. */
  public void putProperties(String workflow, String runId, Map<String, String> properties) {
    Caller caller = Caller.current();
    db.writeOnly(
        h -> {
          WorkflowRunRow run = load(h, caller, workflow, runId);
          Map<String, String> all = new LinkedHashMap<>(run.properties());
          all.putAll(properties);
          save(h, run.with(all));
        });
  }

  WorkflowRunRow load(String workflow, String runId) {
    return db.read(h -> load(h, Caller.current(), workflow, runId));
  }

  Page<WorkflowRunRow> list(String workflow, @Nullable String token, int limit) {
    return db.read(
        h -> {
          load(h, Caller.current(), workflow);
          return WorkflowRunStore.list(h, Caller.current(), workflow, token, limit);
        });
  }

  /** Fires what is due until nothing is, and ends the run when nothing runs any more. */
  private WorkflowRunRow settle(WorkflowRunRow run) {
    WorkflowRunRow now = run;
    if (now.status() == WorkflowRunStatus.RUNNING) {
      for (List<Trigger> due = Firing.due(now.progress());
          !due.isEmpty();
          due = Firing.due(now.progress())) {
        for (Trigger trigger : due) {
          now = fire(now, trigger);
        }
      }
    }
    if (now.progress().anythingRunning()) {
      return now;
    }
    WorkflowRunStatus end =
        now.status() == WorkflowRunStatus.STOPPING
            ? WorkflowRunStatus.STOPPED
            : WorkflowRunStatus.COMPLETED;
    WorkflowRunRow over = now.ended(end, now());
    WorkflowEvents.ended(db, over);
    return over;
  }

  private WorkflowRunRow fire(WorkflowRunRow run, Trigger trigger) {
    LOG.info("workflow {} run {} fires {}", run.workflow(), run.id(), trigger.name());
    Origin origin = new Origin(trigger.name(), run.workflow(), run.id());
    return run.with(
        run.progress()
            .firing(trigger, actions.fire(trigger, origin, Firing.met(trigger, run.progress()))));
  }

  private static void checkRoom(Handle h, Caller caller, Workflow workflow) {
    Integer max = workflow.maxConcurrentRuns();
    if (max != null && WorkflowRunStore.countOpen(h, caller, workflow.name()) >= max) {
      throw ConcurrentRunsExceededException.builder()
          .message("Concurrent runs exceeded for workflow " + workflow.name())
          .build();
    }
  }

  private static Workflow load(Handle h, Caller caller, String name) {
    return WorkflowStore.find(h, caller, name).orElseThrow(() -> Workflows.notFound(name));
  }

  private static WorkflowRunRow load(Handle h, Caller caller, String workflow, String runId) {
    return WorkflowRunStore.find(h, caller, workflow, runId)
        .orElseThrow(
            () ->
                Errors.entityNotFound(
                    "Workflow run " + runId + " of workflow " + workflow + " not found."));
  }

  private void save(Handle h, WorkflowRunRow run) {
    WorkflowRunStore.save(h, run);
    news.publish(h, WorkflowEvents.change(run));
  }

  private Instant now() {
    return Instant.ofEpochMilli(clock.millis());
  }
}
