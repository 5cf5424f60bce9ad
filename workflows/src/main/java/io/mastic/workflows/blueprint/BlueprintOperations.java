package io.mastic.workflows.blueprint;

import io.mastic.contract.Errors;
import io.mastic.contract.GlueOperations;
import io.mastic.contract.Partial;
import io.mastic.kernel.Page;
import java.util.List;
import software.amazon.awssdk.services.glue.model.BatchGetBlueprintsRequest;
import software.amazon.awssdk.services.glue.model.BatchGetBlueprintsResponse;
import software.amazon.awssdk.services.glue.model.Blueprint;
import software.amazon.awssdk.services.glue.model.CreateBlueprintRequest;
import software.amazon.awssdk.services.glue.model.CreateBlueprintResponse;
import software.amazon.awssdk.services.glue.model.DeleteBlueprintRequest;
import software.amazon.awssdk.services.glue.model.DeleteBlueprintResponse;
import software.amazon.awssdk.services.glue.model.GetBlueprintRequest;
import software.amazon.awssdk.services.glue.model.GetBlueprintResponse;
import software.amazon.awssdk.services.glue.model.ListBlueprintsRequest;
import software.amazon.awssdk.services.glue.model.ListBlueprintsResponse;
import software.amazon.awssdk.services.glue.model.UpdateBlueprintRequest;
import software.amazon.awssdk.services.glue.model.UpdateBlueprintResponse;

/** AWS's verbs on blueprints. */
final class BlueprintOperations implements GlueOperations {

  private static final String COPY =
      "IncludeBlueprint: the copy of the archive is in the database, and has no location to show";

  private final Blueprints blueprints;

  BlueprintOperations(Blueprints blueprints) {
    this.blueprints = blueprints;
  }

  @Override
  public CreateBlueprintResponse createBlueprint(CreateBlueprintRequest request) {
    blueprints.create(
        Blueprint.builder()
            .name(request.name())
            .description(request.description())
            .blueprintLocation(request.blueprintLocation())
            .build(),
        request.tags());
    return CreateBlueprintResponse.builder().name(request.name()).build();
  }

  @Override
  public UpdateBlueprintResponse updateBlueprint(UpdateBlueprintRequest request) {
    blueprints.update(request.name(), request.description(), request.blueprintLocation());
    return UpdateBlueprintResponse.builder().name(request.name()).build();
  }

  @Override
  public DeleteBlueprintResponse deleteBlueprint(DeleteBlueprintRequest request) {
    blueprints.delete(request.name());
    return DeleteBlueprintResponse.builder().name(request.name()).build();
  }

  @Override
  @Partial(COPY)
  public GetBlueprintResponse getBlueprint(GetBlueprintRequest request) {
    Blueprint blueprint = blueprints.load(request.name()).shown();
    return GetBlueprintResponse.builder()
        .blueprint(shown(blueprint, request.includeParameterSpec()))
        .build();
  }

  @Override
  @Partial(COPY)
  public BatchGetBlueprintsResponse batchGetBlueprints(BatchGetBlueprintsRequest request) {
    List<Blueprint> found =
        request.names().stream()
            .flatMap(name -> blueprints.find(name).stream())
            .map(blueprint -> shown(blueprint.shown(), request.includeParameterSpec()))
            .toList();
    List<String> names = found.stream().map(Blueprint::name).toList();
    return BatchGetBlueprintsResponse.builder()
        .blueprints(found)
        .missingBlueprints(request.names().stream().filter(name -> !names.contains(name)).toList())
        .build();
  }

  @Override
  public ListBlueprintsResponse listBlueprints(ListBlueprintsRequest request) {
    try {
      int limit = request.maxResults() == null ? 25 : request.maxResults();
      Page<String> page = blueprints.listNames(request.tags(), request.nextToken(), limit);
      return ListBlueprintsResponse.builder()
          .blueprints(page.items())
          .nextToken(page.nextToken())
          .build();
    } catch (IllegalArgumentException e) {
      throw Errors.invalidInput("Invalid pagination token");
    }
  }

  private static Blueprint shown(Blueprint blueprint, Boolean withSpec) {
    return Boolean.TRUE.equals(withSpec)
        ? blueprint
        : blueprint.toBuilder().parameterSpec(null).build();
  }
}
