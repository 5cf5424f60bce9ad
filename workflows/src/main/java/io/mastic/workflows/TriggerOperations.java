package io.mastic.workflows;

import io.mastic.contract.GlueOperations;
import io.mastic.contract.Partial;
import io.mastic.kernel.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.BatchGetTriggersRequest;
import software.amazon.awssdk.services.glue.model.BatchGetTriggersResponse;
import software.amazon.awssdk.services.glue.model.CreateTriggerRequest;
import software.amazon.awssdk.services.glue.model.CreateTriggerResponse;
import software.amazon.awssdk.services.glue.model.DeleteTriggerRequest;
import software.amazon.awssdk.services.glue.model.DeleteTriggerResponse;
import software.amazon.awssdk.services.glue.model.GetTriggerRequest;
import software.amazon.awssdk.services.glue.model.GetTriggerResponse;
import software.amazon.awssdk.services.glue.model.GetTriggersRequest;
import software.amazon.awssdk.services.glue.model.GetTriggersResponse;
import software.amazon.awssdk.services.glue.model.ListTriggersRequest;
import software.amazon.awssdk.services.glue.model.ListTriggersResponse;
import software.amazon.awssdk.services.glue.model.StartTriggerRequest;
import software.amazon.awssdk.services.glue.model.StartTriggerResponse;
import software.amazon.awssdk.services.glue.model.StopTriggerRequest;
import software.amazon.awssdk.services.glue.model.StopTriggerResponse;
import software.amazon.awssdk.services.glue.model.Trigger;
import software.amazon.awssdk.services.glue.model.TriggerState;
import software.amazon.awssdk.services.glue.model.TriggerType;
import software.amazon.awssdk.services.glue.model.UpdateTriggerRequest;
import software.amazon.awssdk.services.glue.model.UpdateTriggerResponse;

/** AWS's verbs on triggers. */
public final class TriggerOperations implements GlueOperations {

  private static final String BATCHING =
      "EventBatchingCondition of a trigger that waits for no events batches nothing";

  private final Triggers triggers;

  TriggerOperations(Triggers triggers) {
    this.triggers = triggers;
  }

  @Override
  @Partial("StartOnCreation of an ON_DEMAND trigger starts nothing, and " + BATCHING)
  public CreateTriggerResponse createTrigger(CreateTriggerRequest request) {
    boolean active =
        Boolean.TRUE.equals(request.startOnCreation()) && request.type() != TriggerType.ON_DEMAND;
    triggers.create(
        Trigger.builder()
            .name(request.name())
            .workflowName(request.workflowName())
            .type(request.typeAsString())
            .state(active ? TriggerState.ACTIVATED : TriggerState.CREATED)
            .description(request.description())
            .schedule(request.schedule())
            .actions(request.actions())
            .predicate(request.predicate())
            .eventBatchingCondition(request.eventBatchingCondition())
            .build(),
        request.tags());
    return CreateTriggerResponse.builder().name(request.name()).build();
  }

  @Override
  @Partial(BATCHING)
  public UpdateTriggerResponse updateTrigger(UpdateTriggerRequest request) {
    return UpdateTriggerResponse.builder()
        .trigger(triggers.update(request.name(), request.triggerUpdate()))
        .build();
  }

  @Override
  public DeleteTriggerResponse deleteTrigger(DeleteTriggerRequest request) {
    triggers.delete(request.name());
    return DeleteTriggerResponse.builder().name(request.name()).build();
  }

  @Override
  public GetTriggerResponse getTrigger(GetTriggerRequest request) {
    return GetTriggerResponse.builder().trigger(triggers.load(request.name())).build();
  }

  @Override
  public GetTriggersResponse getTriggers(GetTriggersRequest request) {
    Page<Trigger> page =
        page(request.dependentJobName(), request.nextToken(), request.maxResults());
    return GetTriggersResponse.builder().triggers(page.items()).nextToken(page.nextToken()).build();
  }

  @Override
  public BatchGetTriggersResponse batchGetTriggers(BatchGetTriggersRequest request) {
    List<Trigger> found =
        request.triggerNames().stream().flatMap(name -> triggers.find(name).stream()).toList();
    List<String> names = found.stream().map(Trigger::name).toList();
    return BatchGetTriggersResponse.builder()
        .triggers(found)
        .triggersNotFound(
            request.triggerNames().stream().filter(name -> !names.contains(name)).toList())
        .build();
  }

  @Override
  public ListTriggersResponse listTriggers(ListTriggersRequest request) {
    Page<Trigger> page =
        page(request.dependentJobName(), request.nextToken(), request.maxResults());
    // A page of a listing by tags may hold fewer names than asked for, as on AWS.
    return ListTriggersResponse.builder()
        .triggerNames(
            page.items().stream()
                .filter(trigger -> triggers.hasTags(trigger, request.tags()))
                .map(Trigger::name)
                .toList())
        .nextToken(page.nextToken())
        .build();
  }

  private Page<Trigger> page(
      @Nullable String job, @Nullable String token, @Nullable Integer limit) {
    return Paging.page(token, limit, 200, (from, most) -> triggers.list(job, from, most));
  }

  @Override
  public StartTriggerResponse startTrigger(StartTriggerRequest request) {
    triggers.start(request.name());
    return StartTriggerResponse.builder().name(request.name()).build();
  }

  @Override
  public StopTriggerResponse stopTrigger(StopTriggerRequest request) {
    triggers.stop(request.name());
    return StopTriggerResponse.builder().name(request.name()).build();
  }
}
