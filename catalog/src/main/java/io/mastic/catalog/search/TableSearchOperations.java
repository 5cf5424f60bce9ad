package io.mastic.catalog.search;

import io.mastic.catalog.scope.Scope;
import io.mastic.catalog.scope.Sharing;
import io.mastic.contract.Errors;
import io.mastic.contract.GlueOperations;
import io.mastic.kernel.Page;
import java.util.List;
import software.amazon.awssdk.services.glue.model.SearchTablesRequest;
import software.amazon.awssdk.services.glue.model.SearchTablesResponse;
import software.amazon.awssdk.services.glue.model.SortCriterion;
import software.amazon.awssdk.services.glue.model.Table;

/** AWS's verb for a search over all tables. */
public final class TableSearchOperations implements GlueOperations {

  private static final int PAGE = 100;

  private final TableSearch search;

  public TableSearchOperations(TableSearch search) {
    this.search = search;
  }

  @Override
  public SearchTablesResponse searchTables(SearchTablesRequest request) {
    if (!Sharing.includesOwn(request.resourceShareType())) {
      return SearchTablesResponse.builder().tableList(List.of()).build();
    }
    SortCriterion sort = request.sortCriteria().isEmpty() ? null : request.sortCriteria().get(0);
    if (sort != null && sort.fieldName() == null) {
      throw Errors.invalidInput("A sort criterion needs a FieldName.");
    }
    Page<Table> page =
        search.find(
            Scope.of(request.catalogId()),
            request.searchText(),
            request.filters(),
            sort,
            request.maxResults() == null ? PAGE : request.maxResults(),
            request.nextToken());
    return SearchTablesResponse.builder()
        .tableList(page.items())
        .nextToken(page.nextToken())
        .build();
  }
}
