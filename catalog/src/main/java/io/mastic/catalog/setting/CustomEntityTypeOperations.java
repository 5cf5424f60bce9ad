package io.mastic.catalog.setting;

import io.mastic.contract.GlueOperations;
import io.mastic.contract.Partial;
import io.mastic.contract.Pojos;
import io.mastic.kernel.Page;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.glue.model.BatchGetCustomEntityTypesRequest;
import software.amazon.awssdk.services.glue.model.BatchGetCustomEntityTypesResponse;
import software.amazon.awssdk.services.glue.model.CreateCustomEntityTypeRequest;
import software.amazon.awssdk.services.glue.model.CreateCustomEntityTypeResponse;
import software.amazon.awssdk.services.glue.model.CustomEntityType;
import software.amazon.awssdk.services.glue.model.DeleteCustomEntityTypeRequest;
import software.amazon.awssdk.services.glue.model.DeleteCustomEntityTypeResponse;
import software.amazon.awssdk.services.glue.model.GetCustomEntityTypeRequest;
import software.amazon.awssdk.services.glue.model.GetCustomEntityTypeResponse;
import software.amazon.awssdk.services.glue.model.ListCustomEntityTypesRequest;
import software.amazon.awssdk.services.glue.model.ListCustomEntityTypesResponse;

/** AWS's verbs on custom entity types. */
public final class CustomEntityTypeOperations implements GlueOperations {

  private static final int PAGE = 100;

  private final CustomEntityTypes types;

  public CustomEntityTypeOperations(CustomEntityTypes types) {
    this.types = types;
  }

  @Override
  @Partial("the type: no job looks for it in data")
  public CreateCustomEntityTypeResponse createCustomEntityType(
      CreateCustomEntityTypeRequest request) {
    types.create(Pojos.copy(request, CustomEntityType.builder()).build(), request.tags());
    return CreateCustomEntityTypeResponse.builder().name(request.name()).build();
  }

  @Override
  public GetCustomEntityTypeResponse getCustomEntityType(GetCustomEntityTypeRequest request) {
    return Pojos.copy(types.load(request.name()), GetCustomEntityTypeResponse.builder()).build();
  }

  @Override
  public BatchGetCustomEntityTypesResponse batchGetCustomEntityTypes(
      BatchGetCustomEntityTypesRequest request) {
    List<CustomEntityType> found = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (String name : request.names()) {
      types.find(name).ifPresentOrElse(found::add, () -> missing.add(name));
    }
    return BatchGetCustomEntityTypesResponse.builder()
        .customEntityTypes(found)
        .customEntityTypesNotFound(missing)
        .build();
  }

  @Override
  public ListCustomEntityTypesResponse listCustomEntityTypes(ListCustomEntityTypesRequest request) {
    int limit = request.maxResults() == null ? PAGE : request.maxResults();
    Page<CustomEntityType> page = types.list(request.tags(), limit, request.nextToken());
    return ListCustomEntityTypesResponse.builder()
        .customEntityTypes(page.items())
        .nextToken(page.nextToken())
        .build();
  }

  @Override
  public DeleteCustomEntityTypeResponse deleteCustomEntityType(
      DeleteCustomEntityTypeRequest request) {
    types.delete(request.name());
    return DeleteCustomEntityTypeResponse.builder().name(request.name()).build();
  }
}
