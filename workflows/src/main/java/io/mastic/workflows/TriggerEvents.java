package io.mastic.workflows;

import com.fasterxml.jackson.databind.JsonNode;
import io.mastic.contract.Errors;
import io.mastic.kernel.Caller;
import io.mastic.kernel.Db;
import io.mastic.kernel.Json;
import io.mastic.kernel.task.TaskHandler;
import io.mastic.kernel.task.Tasks;
import io.mastic.workflows.step.Firing;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.glue.model.ConcurrentRunsExceededException;
import software.amazon.awssdk.services.glue.model.EventBatchingCondition;
import software.amazon.awssdk.services.glue.model.Trigger;
import software.amazon.awssdk.services.glue.model.TriggerState;
import software.amazon.awssdk.services.glue.model.TriggerType;

/**
 * Events that start workflows: collected for the workflow's EVENT trigger until its batch is full
 * or its window is over. An event and what follows from it are one transaction, and the same event
 * told twice counts once until a run has begun with it.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/glue/latest/dg/starting-workflow-eventbridge.html">Starting
 *     a workflow with an event</a>
 */
public final class TriggerEvents {

  /** The run property that names the events. */
  public static final String IDS = "aws:eventIds";

  private static final Logger LOG = LoggerFactory.getLogger(TriggerEvents.class);
  private static final String KIND = "trigger-window";
  private static final int LONGEST_WINDOW = 900;
  private static final int WITHOUT_ROOM = 30;

  private final Db db;
  private final Clock clock;
  private final Tasks tasks;
  private final WorkflowRuns runs;

  TriggerEvents(Db db, Clock clock, Tasks tasks, WorkflowRuns runs) {
    this.db = db;
    this.clock = clock;
    this.tasks = tasks;
    this.runs = runs;
    tasks.handle(
        KIND,
        task -> {
          JsonNode payload = Json.read(task.payload());
          Caller.root(payload.path("account").asText(), payload.path("region").asText())
              .run(() -> windowIsOver(payload.path("trigger").asText()));
          return TaskHandler.DONE;
        });
  }

  /**
   * Takes in an event for a workflow of the caller's.
   *
   * @throws software.amazon.awssdk.services.glue.model.EntityNotFoundException if there is none
   * @throws software.amazon.awssdk.services.glue.model.InvalidInputException if it does not wait
   *     for events
   */
  public void notify(String workflow, String eventId) {
    Caller caller = Caller.current();
    db.writeOnly(
        h -> {
          if (WorkflowStore.find(h, caller, workflow).isEmpty()) {
            throw Workflows.notFound(workflow);
          }
          Trigger trigger =
              Firing.start(TriggerStore.of(h, caller, workflow))
                  .filter(TriggerEvents::listens)
                  .orElseThrow(
                      () ->
                          Errors.invalidInput(
                              "Workflow " + workflow + " does not have an active EVENT trigger."));
          boolean isFirst = ids(h, caller, trigger).isEmpty();
          insert(h, caller, trigger, eventId);
          if (isFull(h, caller, trigger)) {
            fire(h, caller, trigger);
          } else if (isFirst) {
            look(h, caller, trigger, clock.instant().plusSeconds(window(trigger)));
          }
        });
  }

  /** A CREATED one listens too: the guide's example never starts its trigger. */
  private static boolean listens(Trigger trigger) {
    return trigger.type() == TriggerType.EVENT && trigger.state() != TriggerState.DEACTIVATED;
  }

  private void windowIsOver(String name) {
    Caller caller = Caller.current();
    db.writeOnly(
        h -> {
          Optional<Trigger> trigger =
              TriggerStore.find(h, caller, name).filter(TriggerEvents::listens);
          if (trigger.isPresent() && isDue(h, caller, trigger.get())) {
            fire(h, caller, trigger.get());
          }
        });
  }

  private boolean isDue(Handle h, Caller caller, Trigger trigger) {
    return oldest(h, caller, trigger)
        .filter(at -> at + window(trigger) * 1_000L <= clock.millis() || isFull(h, caller, trigger))
        .isPresent();
  }

  private static boolean isFull(Handle h, Caller caller, Trigger trigger) {
    return ids(h, caller, trigger).size() >= size(trigger);
  }

  private void fire(Handle h, Caller caller, Trigger trigger) {
    List<String> ids = ids(h, caller, trigger);
    List<String> some = ids.subList(0, Math.min(ids.size(), size(trigger)));
    try {
      String run =
          runs.start(trigger.workflowName(), Map.of(IDS, "[" + String.join(", ", some) + "]"));
      LOG.info("{} events start workflow {} run {}", some.size(), trigger.workflowName(), run);
    } catch (ConcurrentRunsExceededException e) {
      // They are kept until there is room.
      LOG.warn("{} events wait: {}", ids.size(), e.getMessage());
      look(h, caller, trigger, clock.instant().plusSeconds(WITHOUT_ROOM));
      return;
    }
    some.forEach(id -> delete(h, caller, trigger, id));
    if (some.size() < ids.size()) {
      look(h, caller, trigger, clock.instant());
    }
  }

  private void look(Handle h, Caller caller, Trigger trigger, Instant due) {
    tasks.enqueue(
        h,
        KIND,
        caller.account() + "/" + caller.region() + "/" + trigger.name() + "\n" + due.toEpochMilli(),
        due,
        Json.write(
            Map.of(
                "account", caller.account(),
                "region", caller.region(),
                "trigger", trigger.name())));
  }

  private static int size(Trigger trigger) {
    EventBatchingCondition condition = trigger.eventBatchingCondition();
    return condition == null ? 1 : condition.batchSize();
  }

  private static int window(Trigger trigger) {
    EventBatchingCondition condition = trigger.eventBatchingCondition();
    return condition == null || condition.batchWindow() == null
        ? LONGEST_WINDOW
        : condition.batchWindow();
  }

  private void insert(Handle h, Caller caller, Trigger trigger, String eventId) {
    h.execute(
        "INSERT INTO trigger_event (account, region, trigger_name, event_id, at) VALUES (?, ?, ?,"
            + " ?, ?) ON CONFLICT (account, region, trigger_name, event_id) DO NOTHING",
        caller.account(),
        caller.region(),
        trigger.name(),
        eventId,
        clock.millis());
  }

  private static List<String> ids(Handle h, Caller caller, Trigger trigger) {
    return h.select(
            "SELECT event_id FROM trigger_event WHERE account = ? AND region = ? AND trigger_name ="
                + " ? ORDER BY at, event_id",
            caller.account(),
            caller.region(),
            trigger.name())
        .mapTo(String.class)
        .list();
  }

  private static Optional<Long> oldest(Handle h, Caller caller, Trigger trigger) {
    return h.select(
            "SELECT at FROM trigger_event WHERE account = ? AND region = ? AND trigger_name = ?"
                + " ORDER BY at LIMIT 1",
            caller.account(),
            caller.region(),
            trigger.name())
        .mapTo(Long.class)
        .findOne();
  }

  private static void delete(Handle h, Caller caller, Trigger trigger, String eventId) {
    h.execute(
        "DELETE FROM trigger_event WHERE account = ? AND region = ? AND trigger_name = ? AND"
            + " event_id = ?",
        caller.account(),
        caller.region(),
        trigger.name(),
        eventId);
  }

  /** Forgets what a trigger has been told. */
  static void forget(Handle h, Caller caller, String trigger) {
    h.execute(
        "DELETE FROM trigger_event WHERE account = ? AND region = ? AND trigger_name = ?",
        caller.account(),
        caller.region(),
        trigger);
  }
}
