package io.mastic.catalog.context.asset;

import io.mastic.catalog.context.form.AssetType;
import io.mastic.contract.GlueOperations;
import io.mastic.contract.Pojos;
import io.mastic.kernel.Page;
import software.amazon.awssdk.services.glue.model.AssetTypeItem;
import software.amazon.awssdk.services.glue.model.DeleteAssetTypeRequest;
import software.amazon.awssdk.services.glue.model.DeleteAssetTypeResponse;
import software.amazon.awssdk.services.glue.model.GetAssetTypeRequest;
import software.amazon.awssdk.services.glue.model.GetAssetTypeResponse;
import software.amazon.awssdk.services.glue.model.ListAssetTypesRequest;
import software.amazon.awssdk.services.glue.model.ListAssetTypesResponse;
import software.amazon.awssdk.services.glue.model.PutAssetTypeRequest;
import software.amazon.awssdk.services.glue.model.PutAssetTypeResponse;

/** AWS's verbs on asset types. */
public final class AssetTypeOperations implements GlueOperations {

  private static final int PAGE = 100;

  private final AssetTypes types;

  public AssetTypeOperations(AssetTypes types) {
    this.types = types;
  }

  @Override
  public PutAssetTypeResponse putAssetType(PutAssetTypeRequest request) {
    AssetType type = types.put(AssetType.of(request.name(), request.forms()));
    return Pojos.copy(type.shown(), PutAssetTypeResponse.builder()).build();
  }

  @Override
  public GetAssetTypeResponse getAssetType(GetAssetTypeRequest request) {
    return types.load(request.identifier()).shown();
  }

  @Override
  public ListAssetTypesResponse listAssetTypes(ListAssetTypesRequest request) {
    int limit = request.maxResults() == null ? PAGE : request.maxResults();
    Page<AssetTypeItem> page =
        types
            .list(limit, request.nextToken())
            .map(name -> AssetTypeItem.builder().id(name).name(name).build());
    return ListAssetTypesResponse.builder().items(page.items()).nextToken(page.nextToken()).build();
  }

  @Override
  public DeleteAssetTypeResponse deleteAssetType(DeleteAssetTypeRequest request) {
    types.delete(request.identifier());
    return DeleteAssetTypeResponse.builder().build();
  }
}
