package io.mastic.catalog.context.search;

import com.fasterxml.jackson.databind.JsonNode;
import io.mastic.catalog.context.asset.Assets;
import io.mastic.contract.Errors;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.SearchAttributeFilter;
import software.amazon.awssdk.services.glue.model.SearchFilterClause;
import software.amazon.awssdk.services.glue.model.SearchFilterOperator;
import software.amazon.awssdk.services.glue.model.SearchFilterValue;
import software.amazon.awssdk.services.glue.model.SearchMapFilter;

/** Which candidates a filter clause lets through. */
final class AssetFilter {

  private final Handle handle;
  private final Assets assets;

  AssetFilter(Handle handle, Assets assets) {
    this.handle = handle;
    this.assets = assets;
  }

  /**
   * @param clause null lets all through
   * @throws software.amazon.awssdk.services.glue.model.InvalidInputException for what nobody can
   *     compare
   */
  Predicate<Candidate> of(@Nullable SearchFilterClause clause) {
    if (clause == null) {
      return candidate -> true;
    }
    return switch (clause.type()) {
      case AND_ALL_FILTERS -> {
        List<Predicate<Candidate>> all = each(clause.andAllFilters());
        yield candidate -> all.stream().allMatch(filter -> filter.test(candidate));
      }
      case OR_ANY_FILTERS -> {
        List<Predicate<Candidate>> any = each(clause.orAnyFilters());
        yield candidate -> any.stream().anyMatch(filter -> filter.test(candidate));
      }
      case ATTRIBUTE_FILTER -> attribute(clause.attributeFilter());
      case MAP_FILTER -> map(clause.mapFilter());
      default -> throw Errors.invalidInput("A filter clause needs a filter.");
    };
  }

  private List<Predicate<Candidate>> each(List<SearchFilterClause> clauses) {
    return clauses.stream().map(this::of).toList();
  }

  private Predicate<Candidate> attribute(SearchAttributeFilter filter) {
    SearchAttribute attribute = SearchAttribute.of(handle, filter.attribute());
    if (filter.operator() == SearchFilterOperator.NOT_EXISTS) {
      return candidate -> attribute.values(candidate).isEmpty();
    }
    SearchFilterValue value = filter.value();
    if (value == null) {
      throw Errors.invalidInput("Operator " + filter.operatorAsString() + " needs a value.");
    }
    if (Related.isAskedBy(filter)) {
      return Related.to(handle, assets, value.stringValue());
    }
    IntPredicate wanted = wanted(filter.operator());
    Long number = value.longValue();
    Predicate<JsonNode> compared =
        number == null
            ? node -> wanted.test(compare(node.asText(), value.stringValue()))
            : node -> node.isNumber() && wanted.test(node.decimalValue().compareTo(exact(number)));
    return candidate -> attribute.values(candidate).stream().anyMatch(compared);
  }

  private Predicate<Candidate> map(SearchMapFilter filter) {
    SearchAttribute attribute = SearchAttribute.ofMap(handle, filter.attribute(), filter.key());
    String value = filter.value().stringValue();
    return candidate ->
        attribute.values(candidate).stream().anyMatch(node -> node.asText().equals(value));
  }

  private static BigDecimal exact(long number) {
    return BigDecimal.valueOf(number);
  }

  /** By code points, as the databases sort. */
  private static int compare(String a, String b) {
    return Arrays.compare(a.codePoints().toArray(), b.codePoints().toArray());
  }

  private static IntPredicate wanted(SearchFilterOperator operator) {
    return switch (operator) {
      case EQUALS -> order -> order == 0;
      case GREATER_THAN -> order -> order > 0;
      case GREATER_THAN_OR_EQUALS -> order -> order >= 0;
      case LESS_THAN -> order -> order < 0;
      case LESS_THAN_OR_EQUALS -> order -> order <= 0;
      default -> throw Errors.invalidInput("Unknown operator " + operator + ".");
    };
  }
}
