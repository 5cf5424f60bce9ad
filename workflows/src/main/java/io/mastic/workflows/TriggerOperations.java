package io.mastic.workflows;

import io.mastic.contract.GlueOperations;
import io.mastic.contract.Partial;
import io.mastic.kernel.Page;
import java.util.List;
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

  private final Triggers triggers;

  TriggerOperations(Triggers triggers) {
    this.triggers = triggers;
  }

  @Override
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
    if (request.dependentJobName() != null) {
      List<Trigger> watching =
          triggers.list(null, Integer.MAX_VALUE - 1).items().stream()
              .filter(
                  t ->
                      t.actions().stream()
                          .anyMatch(a -> request.dependentJobName().equals(a.jobName())))
              .toList();
      return GetTriggersResponse.builder().triggers(watching).build();
    }
    Page<Trigger> page =
        Paging.page(request.nextToken(), request.maxResults(), 200, triggers::list);
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
  @Partial("DependentJobName and Tags are not looked at")
  public ListTriggersResponse listTriggers(ListTriggersRequest request) {
    Page<Trigger> page =
        Paging.page(request.nextToken(), request.maxResults(), 200, triggers::list);
    return ListTriggersResponse.builder()
        .triggerNames(page.items().stream().map(Trigger::name).toList())
        .nextToken(page.nextToken())
        .build();
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
