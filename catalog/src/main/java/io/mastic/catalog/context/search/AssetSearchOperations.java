package io.mastic.catalog.context.search;

import io.mastic.catalog.context.asset.Asset;
import io.mastic.contract.GlueOperations;
import io.mastic.kernel.Page;
import software.amazon.awssdk.services.glue.model.SearchAssetsRequest;
import software.amazon.awssdk.services.glue.model.SearchAssetsResponse;
import software.amazon.awssdk.services.glue.model.SearchResultItem;

/** AWS's verb for a search over all assets. */
public final class AssetSearchOperations implements GlueOperations {

  private static final int PAGE = 100;

  private final AssetSearch search;

  public AssetSearchOperations(AssetSearch search) {
    this.search = search;
  }

  @Override
  public SearchAssetsResponse searchAssets(SearchAssetsRequest request) {
    Page<SearchResultItem> page =
        search
            .find(
                request.searchText(),
                request.filterClause(),
                request.sort(),
                request.maxResults() == null ? PAGE : request.maxResults(),
                request.nextToken())
            .map(AssetSearchOperations::item);
    return SearchAssetsResponse.builder().items(page.items()).nextToken(page.nextToken()).build();
  }

  private static SearchResultItem item(Asset asset) {
    return SearchResultItem.builder()
        .id(asset.id())
        .assetName(asset.name())
        .assetDescription(asset.description())
        .assetTypeId(asset.typeId())
        .updatedAt(asset.updatedAt())
        .build();
  }
}
