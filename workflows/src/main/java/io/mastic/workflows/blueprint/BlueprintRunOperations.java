package io.mastic.workflows.blueprint;

import io.mastic.contract.Errors;
import io.mastic.contract.GlueOperations;
import io.mastic.kernel.Page;
import software.amazon.awssdk.services.glue.model.BlueprintRun;
import software.amazon.awssdk.services.glue.model.GetBlueprintRunRequest;
import software.amazon.awssdk.services.glue.model.GetBlueprintRunResponse;
import software.amazon.awssdk.services.glue.model.GetBlueprintRunsRequest;
import software.amazon.awssdk.services.glue.model.GetBlueprintRunsResponse;
import software.amazon.awssdk.services.glue.model.StartBlueprintRunRequest;
import software.amazon.awssdk.services.glue.model.StartBlueprintRunResponse;

/** AWS's verbs on runs of blueprints. */
final class BlueprintRunOperations implements GlueOperations {

  private static final int PAGE = 100;

  private final Blueprints blueprints;
  private final BlueprintRuns runs;

  BlueprintRunOperations(Blueprints blueprints, BlueprintRuns runs) {
    this.blueprints = blueprints;
    this.runs = runs;
  }

  @Override
  public StartBlueprintRunResponse startBlueprintRun(StartBlueprintRunRequest request) {
    return StartBlueprintRunResponse.builder().runId(runs.start(request)).build();
  }

  @Override
  public GetBlueprintRunResponse getBlueprintRun(GetBlueprintRunRequest request) {
    return GetBlueprintRunResponse.builder()
        .blueprintRun(runs.load(request.blueprintName(), request.runId()))
        .build();
  }

  @Override
  public GetBlueprintRunsResponse getBlueprintRuns(GetBlueprintRunsRequest request) {
    KeptBlueprint unused = blueprints.load(request.blueprintName());
    try {
      int limit = request.maxResults() == null ? PAGE : request.maxResults();
      Page<BlueprintRun> page = runs.list(request.blueprintName(), request.nextToken(), limit);
      return GetBlueprintRunsResponse.builder()
          .blueprintRuns(page.items())
          .nextToken(page.nextToken())
          .build();
    } catch (IllegalArgumentException e) {
      throw Errors.invalidInput("Invalid pagination token");
    }
  }
}
