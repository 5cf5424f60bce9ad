package io.mastic.catalog;

import io.mastic.contract.Errors;
import io.mastic.contract.GlueOperations;
import io.mastic.kernel.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.SearchTablesRequest;
import software.amazon.awssdk.services.glue.model.SearchTablesResponse;
import software.amazon.awssdk.services.glue.model.SortCriterion;
import software.amazon.awssdk.services.glue.model.Table;

/** AWS's verb for a search over all tables. */
final class TableSearchOperations implements GlueOperations {

  private static final int PAGE = 100;

  private final TableSearch search;

  TableSearchOperations(TableSearch search) {
    this.search = search;
  }

  @Override
  public SearchTablesResponse searchTables(SearchTablesRequest request) {
    Page<Table> page =
        search.find(
            Scope.of(request.catalogId()),
            request.searchText(),
            request.filters(),
            sort(request.sortCriteria()),
            request.maxResults() == null ? PAGE : request.maxResults(),
            request.nextToken());
    return SearchTablesResponse.builder()
        .tableList(page.items())
        .nextToken(page.nextToken())
        .build();
  }

  private static @Nullable SortCriterion sort(List<SortCriterion> criteria) {
    if (criteria.isEmpty()) {
      return null;
    }
    if (criteria.get(0).fieldName() == null) {
      throw Errors.invalidInput("The FieldName of a sort criterion cannot be null or empty.");
    }
    return criteria.get(0);
  }
}
