package io.mastic.workflows;

import io.mastic.contract.GlueOperations;
import io.mastic.kernel.Page;
import software.amazon.awssdk.services.glue.model.GetWorkflowRunPropertiesRequest;
import software.amazon.awssdk.services.glue.model.GetWorkflowRunPropertiesResponse;
import software.amazon.awssdk.services.glue.model.GetWorkflowRunRequest;
import software.amazon.awssdk.services.glue.model.GetWorkflowRunResponse;
import software.amazon.awssdk.services.glue.model.GetWorkflowRunsRequest;
import software.amazon.awssdk.services.glue.model.GetWorkflowRunsResponse;
import software.amazon.awssdk.services.glue.model.PutWorkflowRunPropertiesRequest;
import software.amazon.awssdk.services.glue.model.PutWorkflowRunPropertiesResponse;
import software.amazon.awssdk.services.glue.model.ResumeWorkflowRunRequest;
import software.amazon.awssdk.services.glue.model.ResumeWorkflowRunResponse;
import software.amazon.awssdk.services.glue.model.StartWorkflowRunRequest;
import software.amazon.awssdk.services.glue.model.StartWorkflowRunResponse;
import software.amazon.awssdk.services.glue.model.StopWorkflowRunRequest;
import software.amazon.awssdk.services.glue.model.StopWorkflowRunResponse;
import software.amazon.awssdk.services.glue.model.WorkflowRun;

/** AWS's verbs on workflow runs. */
public final class WorkflowRunOperations implements GlueOperations {

  private final WorkflowRuns runs;
  private final WorkflowRunView view;

  WorkflowRunOperations(WorkflowRuns runs, WorkflowRunView view) {
    this.runs = runs;
    this.view = view;
  }

  @Override
  public StartWorkflowRunResponse startWorkflowRun(StartWorkflowRunRequest request) {
    return StartWorkflowRunResponse.builder()
        .runId(runs.start(request.name(), request.runProperties()))
        .build();
  }

  @Override
  public StopWorkflowRunResponse stopWorkflowRun(StopWorkflowRunRequest request) {
    runs.stop(request.name(), request.runId());
    return StopWorkflowRunResponse.builder().build();
  }

  @Override
  public ResumeWorkflowRunResponse resumeWorkflowRun(ResumeWorkflowRunRequest request) {
    String id = runs.resume(request.name(), request.runId(), request.nodeIds());
    return ResumeWorkflowRunResponse.builder().runId(id).nodeIds(request.nodeIds()).build();
  }

  @Override
  public GetWorkflowRunResponse getWorkflowRun(GetWorkflowRunRequest request) {
    WorkflowRunRow run = runs.load(request.name(), request.runId());
    return GetWorkflowRunResponse.builder().run(shown(run, request.includeGraph())).build();
  }

  @Override
  public GetWorkflowRunsResponse getWorkflowRuns(GetWorkflowRunsRequest request) {
    Page<WorkflowRunRow> page =
        Paging.page(
            request.nextToken(),
            request.maxResults(),
            100,
            (token, limit) -> runs.list(request.name(), token, limit));
    return GetWorkflowRunsResponse.builder()
        .runs(page.items().stream().map(run -> shown(run, request.includeGraph())).toList())
        .nextToken(page.nextToken())
        .build();
  }

  @Override
  public GetWorkflowRunPropertiesResponse getWorkflowRunProperties(
      GetWorkflowRunPropertiesRequest request) {
    return GetWorkflowRunPropertiesResponse.builder()
        .runProperties(runs.properties(request.name(), request.runId()))
        .build();
  }

  @Override
  public PutWorkflowRunPropertiesResponse putWorkflowRunProperties(
      PutWorkflowRunPropertiesRequest request) {
    runs.putProperties(request.name(), request.runId(), request.runProperties());
    return PutWorkflowRunPropertiesResponse.builder().build();
  }

  private WorkflowRun shown(WorkflowRunRow run, Boolean includeGraph) {
    return Boolean.TRUE.equals(includeGraph) ? view.whole(run) : view.summary(run);
  }
}
