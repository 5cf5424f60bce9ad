package io.mastic.workflows;

import io.mastic.catalog.tag.Tags;
import io.mastic.contract.Errors;
import io.mastic.kernel.Arns;
import io.mastic.kernel.Caller;
import io.mastic.kernel.Db;
import io.mastic.kernel.Page;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.GlueException;
import software.amazon.awssdk.services.glue.model.Trigger;
import software.amazon.awssdk.services.glue.model.Workflow;

/** Workflows: a name, default run properties, and the triggers that belong to it. */
public final class Workflows {

  private final Db db;
  private final Clock clock;
  private final Tags tags;

  public Workflows(Db db, Clock clock, Tags tags) {
    this.db = db;
    this.clock = clock;
    this.tags = tags;
  }

  void create(Workflow asked, Map<String, String> tagged) {
    Caller caller = Caller.current();
    Instant now = Instant.ofEpochMilli(clock.millis());
    Workflow workflow = asked.toBuilder().createdOn(now).lastModifiedOn(now).build();
    db.writeOnly(
        h -> {
          if (!WorkflowStore.insert(h, caller, workflow)) {
            throw Errors.alreadyExists(
                "Workflow with name " + workflow.name() + " already exists.");
          }
          tags.put(h, arn(caller, workflow.name()), tagged);
        });
  }

  void update(String name, Consumer<Workflow.Builder> change) {
    Caller caller = Caller.current();
    db.writeOnly(
        h -> {
          Workflow workflow = WorkflowStore.find(h, caller, name).orElseThrow(() -> notFound(name));
          Workflow changed =
              workflow.toBuilder()
                  .applyMutation(change)
                  .lastModifiedOn(Instant.ofEpochMilli(clock.millis()))
                  .build();
          WorkflowStore.update(h, caller, changed);
        });
  }

  Optional<Workflow> find(String name) {
    return db.read(h -> WorkflowStore.find(h, Caller.current(), name));
  }

  Workflow load(String name) {
    return find(name).orElseThrow(() -> notFound(name));
  }

  /**
   * Deletes a workflow and its triggers; jobs and crawlers stay, and one that is not there is no
   * error.
   */
  void delete(String name) {
    Caller caller = Caller.current();
    db.writeOnly(
        h -> {
          for (Trigger trigger : TriggerStore.of(h, caller, name)) {
            TriggerStore.delete(h, caller, trigger.name());
            tags.delete(h, Arns.glue(caller, "trigger", trigger.name()));
          }
          WorkflowStore.delete(h, caller, name);
          tags.delete(h, arn(caller, name));
        });
  }

  List<Trigger> triggers(String name) {
    return db.read(h -> TriggerStore.of(h, Caller.current(), name));
  }

  Page<String> listNames(@Nullable String token, int limit) {
    return db.read(h -> WorkflowStore.listNames(h, Caller.current(), token, limit));
  }

  static GlueException notFound(String name) {
    return Errors.entityNotFound("Workflow with name " + name + " not found.");
  }

  private static String arn(Caller caller, String name) {
    return Arns.glue(caller, "workflow", name);
  }
}
