package io.mastic.catalog.nested;

import io.mastic.catalog.scope.Scope;
import io.mastic.contract.Errors;
import io.mastic.contract.GlueOperations;
import io.mastic.contract.Partial;
import io.mastic.kernel.Page;
import java.util.List;
import software.amazon.awssdk.services.glue.model.Catalog;
import software.amazon.awssdk.services.glue.model.CreateCatalogRequest;
import software.amazon.awssdk.services.glue.model.CreateCatalogResponse;
import software.amazon.awssdk.services.glue.model.DeleteCatalogRequest;
import software.amazon.awssdk.services.glue.model.DeleteCatalogResponse;
import software.amazon.awssdk.services.glue.model.GetCatalogRequest;
import software.amazon.awssdk.services.glue.model.GetCatalogResponse;
import software.amazon.awssdk.services.glue.model.GetCatalogsRequest;
import software.amazon.awssdk.services.glue.model.GetCatalogsResponse;
import software.amazon.awssdk.services.glue.model.UpdateCatalogRequest;
import software.amazon.awssdk.services.glue.model.UpdateCatalogResponse;

/** AWS's verbs on catalogs. */
public final class CatalogOperations implements GlueOperations {

  private static final int PAGE = 100;

  private final Catalogs catalogs;

  public CatalogOperations(Catalogs catalogs) {
    this.catalogs = catalogs;
  }

  @Override
  @Partial("default permissions and AllowFullTableExternalDataAccess")
  public CreateCatalogResponse createCatalog(CreateCatalogRequest request) {
    catalogs.create(request.name(), request.catalogInput(), request.tags());
    return CreateCatalogResponse.builder().build();
  }

  @Override
  public GetCatalogResponse getCatalog(GetCatalogRequest request) {
    return GetCatalogResponse.builder().catalog(catalogs.load(request.catalogId())).build();
  }

  @Override
  public GetCatalogsResponse getCatalogs(GetCatalogsRequest request) {
    if (request.parentCatalogId() != null && request.includeRoot() != null) {
      throw Errors.invalidInput("IncludeRoot cannot be given together with ParentCatalogId.");
    }
    Scope parent = Scope.of(request.parentCatalogId());
    if (parent.isNested()) {
      catalogs.load(parent.catalog());
      return GetCatalogsResponse.builder().catalogList(List.of()).build();
    }
    int limit = request.maxResults() == null ? PAGE : request.maxResults();
    Page<Catalog> page =
        Boolean.TRUE.equals(request.includeRoot())
            ? catalogs.listWithRoot(limit, request.nextToken())
            : catalogs.list(limit, request.nextToken());
    return GetCatalogsResponse.builder()
        .catalogList(page.items())
        .nextToken(page.nextToken())
        .build();
  }

  @Override
  @Partial("default permissions and AllowFullTableExternalDataAccess")
  public UpdateCatalogResponse updateCatalog(UpdateCatalogRequest request) {
    catalogs.update(request.catalogId(), request.catalogInput());
    return UpdateCatalogResponse.builder().build();
  }

  @Override
  public DeleteCatalogResponse deleteCatalog(DeleteCatalogRequest request) {
    catalogs.delete(request.catalogId());
    return DeleteCatalogResponse.builder().build();
  }
}
