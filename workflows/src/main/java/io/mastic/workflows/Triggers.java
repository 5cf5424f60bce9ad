package io.mastic.workflows;

import io.mastic.catalog.tag.Tags;
import io.mastic.contract.Errors;
import io.mastic.kernel.Arns;
import io.mastic.kernel.Caller;
import io.mastic.kernel.Db;
import io.mastic.kernel.Page;
import io.mastic.workflows.step.Actions;
import io.mastic.workflows.step.ActivityEnd;
import io.mastic.workflows.step.Firing;
import io.mastic.workflows.step.Origin;
import io.mastic.workflows.step.Starter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.glue.model.GlueException;
import software.amazon.awssdk.services.glue.model.Logical;
import software.amazon.awssdk.services.glue.model.Trigger;
import software.amazon.awssdk.services.glue.model.TriggerState;
import software.amazon.awssdk.services.glue.model.TriggerType;
import software.amazon.awssdk.services.glue.model.TriggerUpdate;

/**
 * Triggers and their states: an ON_DEMAND one stays CREATED for ever, SCHEDULED and CONDITIONAL
 * ones are ACTIVATED or DEACTIVATED.
 *
 * @see <a href="https://docs.aws.amazon.com/glue/latest/dg/about-triggers.html">AWS Glue
 *     triggers</a>
 */
public final class Triggers {

  private static final Logger LOG = LoggerFactory.getLogger(Triggers.class);

  private final Db db;
  private final Tags tags;
  private final TriggerSchedules schedules;
  private final WorkflowRuns runs;
  private final Actions actions;
  private final TriggerRules rules;

  Triggers(
      Db db,
      Tags tags,
      TriggerSchedules schedules,
      WorkflowRuns runs,
      Starter starter,
      TriggerRules rules) {
    this.db = db;
    this.tags = tags;
    this.schedules = schedules;
    this.runs = runs;
    this.actions = new Actions(starter);
    this.rules = rules;
    schedules.call(this::fireScheduled);
  }

  void create(Trigger asked, Map<String, String> tagged) {
    Caller caller = Caller.current();
    rules.check(asked);
    db.writeOnly(
        h -> {
          if (TriggerStore.find(h, caller, asked.name()).isPresent()) {
            throw Errors.alreadyExists(
                "Trigger with name "
                    + asked.name()
                    + " already submitted with different configuration");
          }
          if (asked.workflowName() != null) {
            checkWorkflow(h, caller, asked);
          }
          save(h, caller, asked);
          tags.put(h, arn(caller, asked.name()), tagged);
        });
  }

  /** Replaces what the update names; what it leaves out stays. */
  Trigger update(String name, TriggerUpdate update) {
    Caller caller = Caller.current();
    return db.write(
        h -> {
          Trigger before = TriggerStore.find(h, caller, name).orElseThrow(() -> notFound(name));
          Trigger.Builder changed = before.toBuilder();
          if (update.description() != null) {
            changed.description(update.description());
          }
          if (update.schedule() != null) {
            changed.schedule(update.schedule());
          }
          if (update.hasActions()) {
            changed.actions(update.actions());
          }
          if (update.predicate() != null) {
            changed.predicate(update.predicate());
          }
          if (update.eventBatchingCondition() != null) {
            changed.eventBatchingCondition(update.eventBatchingCondition());
          }
          Trigger after = changed.build();
          rules.check(after);
          save(h, caller, after);
          return after;
        });
  }

  Optional<Trigger> find(String name) {
    return db.read(h -> TriggerStore.find(h, Caller.current(), name));
  }

  Trigger load(String name) {
    return find(name).orElseThrow(() -> notFound(name));
  }

  /**
   * Triggers by name.
   *
   * @param job lists those alone that start that job, unless there is none, as on AWS; null for all
   */
  Page<Trigger> list(@Nullable String job, @Nullable String token, int limit) {
    Caller caller = Caller.current();
    return db.read(
        h ->
            job != null && TriggerJobs.isAny(h, caller, job)
                ? TriggerJobs.list(h, caller, job, token, limit)
                : TriggerStore.list(h, caller, token, limit));
  }

  boolean hasTags(Trigger trigger, Map<String, String> wanted) {
    return wanted.isEmpty()
        || tags.load(arn(Caller.current(), trigger.name()))
            .entrySet()
            .containsAll(wanted.entrySet());
  }

  /** Deletes a trigger; none of that name is no error. */
  void delete(String name) {
    Caller caller = Caller.current();
    db.writeOnly(
        h -> {
          TriggerStore.delete(h, caller, name);
          schedules.cancel(h, caller, name);
          tags.delete(h, arn(caller, name));
        });
  }

  /**
   * Activates a trigger. An ON_DEMAND one fires at once, which for the starting trigger of a
   * workflow begins a run.
   */
  void start(String name) {
    Caller caller = Caller.current();
    db.writeOnly(
        h -> {
          Trigger trigger = TriggerStore.find(h, caller, name).orElseThrow(() -> notFound(name));
          if (trigger.type() == TriggerType.ON_DEMAND) {
            fire(trigger);
          } else {
            save(h, caller, trigger.toBuilder().state(TriggerState.ACTIVATED).build());
          }
        });
  }

  void stop(String name) {
    Caller caller = Caller.current();
    db.writeOnly(
        h -> {
          Trigger trigger = TriggerStore.find(h, caller, name).orElseThrow(() -> notFound(name));
          // A trigger for events listens as soon as it is there.
          if (trigger.state() == TriggerState.CREATED && trigger.type() != TriggerType.EVENT) {
            throw Errors.invalidInput(
                "Trigger " + name + " is in state CREATED; only a started trigger can be stopped");
          }
          save(h, caller, trigger.toBuilder().state(TriggerState.DEACTIVATED).build());
        });
  }

  /** Takes in an end for the conditional triggers outside of workflows. */
  void hear(ActivityEnd ending) {
    if (ending.origin() == null || ending.origin().workflowRunId() != null || !ending.last()) {
      return;
    }
    Caller caller = Caller.root(ending.subject().account(), ending.subject().region());
    caller.run(
        () ->
            db.writeOnly(
                h -> {
                  for (String name : TriggerStore.hear(h, ending)) {
                    TriggerStore.find(h, caller, name)
                        .filter(t -> holds(h, caller, t))
                        .ifPresent(this::fireAgain);
                  }
                }));
  }

  private static boolean holds(Handle h, Caller caller, Trigger trigger) {
    int[] counts = TriggerStore.metAndUnmet(h, caller, trigger.name());
    return counts[0] > 0 && (counts[1] == 0 || trigger.predicate().logical() == Logical.ANY);
  }

  /** A conditional trigger fires, and waits afresh for what it watches. */
  private void fireAgain(Trigger trigger) {
    Map<String, String> met =
        db.write(
            h -> {
              Map<String, String> before = TriggerStore.met(h, Caller.current(), trigger.name());
              TriggerStore.watch(h, Caller.current(), trigger);
              return before;
            });
    fire(trigger, met);
  }

  private void fireScheduled(Caller caller, String name) {
    caller.run(
        () ->
            db.writeOnly(
                h ->
                    TriggerStore.find(h, caller, name)
                        .filter(t -> t.state() == TriggerState.ACTIVATED)
                        .ifPresent(
                            trigger -> {
                              fireIfItMay(trigger);
                              schedules.plan(h, caller, trigger);
                            })));
  }

  /** A firing that cannot be is left out; the next one comes at its time all the same. */
  private void fireIfItMay(Trigger trigger) {
    try {
      fire(trigger);
    } catch (GlueException e) {
      LOG.warn("trigger {} does not fire this time: {}", trigger.name(), e.getMessage());
    }
  }

  private void fire(Trigger trigger) {
    fire(trigger, Map.of());
  }

  private void fire(Trigger trigger, Map<String, String> before) {
    if (trigger.workflowName() != null) {
      runs.start(trigger.workflowName(), Map.of());
    } else {
      actions.fire(trigger, new Origin(trigger.name(), null, null), before);
    }
  }

  private void save(Handle h, Caller caller, Trigger trigger) {
    TriggerStore.save(h, caller, trigger);
    boolean active = trigger.state() == TriggerState.ACTIVATED;
    schedules.cancel(h, caller, trigger.name());
    if (active && trigger.type() == TriggerType.SCHEDULED) {
      schedules.plan(h, caller, trigger);
    }
    if (active && trigger.type() == TriggerType.CONDITIONAL && trigger.workflowName() == null) {
      TriggerStore.watch(h, caller, trigger);
    } else {
      TriggerStore.unwatch(h, caller, trigger.name());
    }
  }

  private static void checkWorkflow(Handle h, Caller caller, Trigger trigger) {
    if (WorkflowStore.find(h, caller, trigger.workflowName()).isEmpty()) {
      throw Workflows.notFound(trigger.workflowName());
    }
    List<Trigger> others = TriggerStore.of(h, caller, trigger.workflowName());
    if (trigger.type() != TriggerType.CONDITIONAL && Firing.start(others).isPresent()) {
      throw Errors.invalidInput(
          "Workflow " + trigger.workflowName() + " already has a starting trigger.");
    }
  }

  static GlueException notFound(String name) {
    return Errors.entityNotFound("Trigger with name: " + name + " not found.");
  }

  private static String arn(Caller caller, String name) {
    return Arns.glue(caller, "trigger", name);
  }
}
