package io.mastic.workflows;

import io.mastic.contract.GlueOperations;
import io.mastic.kernel.Page;
import io.mastic.workflows.step.GraphView;
import java.util.List;
import java.util.function.Function;
import software.amazon.awssdk.services.glue.model.BatchGetWorkflowsRequest;
import software.amazon.awssdk.services.glue.model.BatchGetWorkflowsResponse;
import software.amazon.awssdk.services.glue.model.CreateWorkflowRequest;
import software.amazon.awssdk.services.glue.model.CreateWorkflowResponse;
import software.amazon.awssdk.services.glue.model.DeleteWorkflowRequest;
import software.amazon.awssdk.services.glue.model.DeleteWorkflowResponse;
import software.amazon.awssdk.services.glue.model.GetWorkflowRequest;
import software.amazon.awssdk.services.glue.model.GetWorkflowResponse;
import software.amazon.awssdk.services.glue.model.ListWorkflowsRequest;
import software.amazon.awssdk.services.glue.model.ListWorkflowsResponse;
import software.amazon.awssdk.services.glue.model.UpdateWorkflowRequest;
import software.amazon.awssdk.services.glue.model.UpdateWorkflowResponse;
import software.amazon.awssdk.services.glue.model.Workflow;

/** AWS's verbs on workflows. */
public final class WorkflowOperations implements GlueOperations {

  private final Workflows workflows;
  private final WorkflowRunView view;

  WorkflowOperations(Workflows workflows, WorkflowRunView view) {
    this.workflows = workflows;
    this.view = view;
  }

  @Override
  public CreateWorkflowResponse createWorkflow(CreateWorkflowRequest request) {
    workflows.create(
        Workflow.builder()
            .name(request.name())
            .description(request.description())
            .defaultRunProperties(
                request.hasDefaultRunProperties() ? request.defaultRunProperties() : null)
            .maxConcurrentRuns(request.maxConcurrentRuns())
            .build(),
        request.tags());
    return CreateWorkflowResponse.builder().name(request.name()).build();
  }

  @Override
  public UpdateWorkflowResponse updateWorkflow(UpdateWorkflowRequest request) {
    workflows.update(
        request.name(),
        workflow -> {
          workflow.description(request.description());
          workflow.maxConcurrentRuns(request.maxConcurrentRuns());
          if (request.hasDefaultRunProperties()) {
            workflow.defaultRunProperties(request.defaultRunProperties());
          }
        });
    return UpdateWorkflowResponse.builder().name(request.name()).build();
  }

  @Override
  public DeleteWorkflowResponse deleteWorkflow(DeleteWorkflowRequest request) {
    workflows.delete(request.name());
    return DeleteWorkflowResponse.builder().name(request.name()).build();
  }

  @Override
  public GetWorkflowResponse getWorkflow(GetWorkflowRequest request) {
    Workflow workflow = workflows.load(request.name());
    return GetWorkflowResponse.builder().workflow(shown(workflow, request.includeGraph())).build();
  }

  @Override
  public BatchGetWorkflowsResponse batchGetWorkflows(BatchGetWorkflowsRequest request) {
    List<Workflow> found =
        request.names().stream()
            .flatMap(name -> workflows.find(name).stream())
            .map(workflow -> shown(workflow, request.includeGraph()))
            .toList();
    List<String> names = found.stream().map(Workflow::name).toList();
    return BatchGetWorkflowsResponse.builder()
        .workflows(found)
        .missingWorkflows(request.names().stream().filter(name -> !names.contains(name)).toList())
        .build();
  }

  @Override
  public ListWorkflowsResponse listWorkflows(ListWorkflowsRequest request) {
    Page<String> page =
        Paging.page(request.nextToken(), request.maxResults(), 25, workflows::listNames);
    return ListWorkflowsResponse.builder()
        .workflows(page.items())
        .nextToken(page.nextToken())
        .build();
  }

  private Workflow shown(Workflow workflow, Boolean includeGraph) {
    Workflow.Builder shown = workflow.toBuilder().lastRun(view.last(workflow.name()).orElse(null));
    if (Boolean.TRUE.equals(includeGraph)) {
      shown.graph(
          GraphView.of(workflow.name(), workflows.triggers(workflow.name()), Function.identity()));
    }
    return shown.build();
  }
}
