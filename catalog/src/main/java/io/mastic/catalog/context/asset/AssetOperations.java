package io.mastic.catalog.context.asset;

import io.mastic.contract.GlueOperations;
import software.amazon.awssdk.services.glue.model.DeleteAssetRequest;
import software.amazon.awssdk.services.glue.model.DeleteAssetResponse;
import software.amazon.awssdk.services.glue.model.GetAssetRequest;
import software.amazon.awssdk.services.glue.model.GetAssetResponse;
import software.amazon.awssdk.services.glue.model.PutAssetRequest;
import software.amazon.awssdk.services.glue.model.PutAssetResponse;
import software.amazon.awssdk.services.glue.model.UpdateAssetRequest;
import software.amazon.awssdk.services.glue.model.UpdateAssetResponse;

/** AWS's verbs on assets. */
public final class AssetOperations implements GlueOperations {

  private final Assets assets;

  public AssetOperations(Assets assets) {
    this.assets = assets;
  }

  @Override
  public PutAssetResponse putAsset(PutAssetRequest request) {
    Asset asset =
        assets.put(
            request.identifier(),
            request.assetTypeId(),
            request.name(),
            request.description(),
            request.forms());
    return PutAssetResponse.builder()
        .id(asset.id())
        .name(asset.name())
        .description(asset.description())
        .createdAt(asset.createdAt())
        .forms(asset.forms())
        .build();
  }

  @Override
  public GetAssetResponse getAsset(GetAssetRequest request) {
    return assets.show(request.identifier());
  }

  @Override
  public UpdateAssetResponse updateAsset(UpdateAssetRequest request) {
    Asset asset = assets.update(request.identifier(), request.name(), request.description());
    return UpdateAssetResponse.builder()
        .id(asset.id())
        .name(asset.name())
        .description(asset.description())
        .updatedAt(asset.updatedAt())
        .build();
  }

  @Override
  public DeleteAssetResponse deleteAsset(DeleteAssetRequest request) {
    assets.delete(request.identifier());
    return DeleteAssetResponse.builder().build();
  }
}
