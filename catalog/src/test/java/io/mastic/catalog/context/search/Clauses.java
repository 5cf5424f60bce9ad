package io.mastic.catalog.context.search;

import software.amazon.awssdk.services.glue.model.SearchFilterClause;

/** Filters of SearchAssets, as tests write them. */
public final class Clauses {

  private Clauses() {}

  public static SearchFilterClause compared(String attribute, String operator, String value) {
    return SearchFilterClause.builder()
        .attributeFilter(
            f -> f.attribute(attribute).operator(operator).value(v -> v.stringValue(value)))
        .build();
  }

  public static SearchFilterClause compared(String attribute, String operator, long value) {
    return SearchFilterClause.builder()
        .attributeFilter(
            f -> f.attribute(attribute).operator(operator).value(v -> v.longValue(value)))
        .build();
  }

  public static SearchFilterClause all(SearchFilterClause... clauses) {
    return SearchFilterClause.builder().andAllFilters(clauses).build();
  }

  public static SearchFilterClause any(SearchFilterClause... clauses) {
    return SearchFilterClause.builder().orAnyFilters(clauses).build();
  }
}
