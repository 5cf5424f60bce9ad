package io.mastic.catalog.context.search;

import io.mastic.catalog.context.form.BuiltIn;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.SearchAttributeFilter;
import software.amazon.awssdk.services.glue.model.SearchFilterClause;
import software.amazon.awssdk.services.glue.model.SearchFilterOperator;

/**
 * What a filter clause says about where its assets are to be looked for, so that a search need not
 * look at all.
 *
 * @param term a term that each of them has
 * @param types the types that they can be of; empty if it does not say
 */
record Narrowing(Optional<String> term, Optional<Set<String>> types) {

  private static final Narrowing NONE = new Narrowing(Optional.empty(), Optional.empty());

  static Narrowing of(@Nullable SearchFilterClause clause) {
    if (clause == null) {
      return NONE;
    }
    return switch (clause.type()) {
      case AND_ALL_FILTERS ->
          clause.andAllFilters().stream().map(Narrowing::of).reduce(NONE, Narrowing::and);
      case OR_ANY_FILTERS ->
          clause.orAnyFilters().stream().map(Narrowing::of).reduce(Narrowing::or).orElse(NONE);
      case ATTRIBUTE_FILTER -> of(clause.attributeFilter());
      default -> NONE;
    };
  }

  private static Narrowing of(SearchAttributeFilter filter) {
    boolean isEqual =
        filter.operator() == SearchFilterOperator.EQUALS
            && filter.value() != null
            && filter.value().stringValue() != null;
    if (!isEqual) {
      return NONE;
    }
    String value = filter.value().stringValue();
    return switch (filter.attribute()) {
      case SearchAttribute.TERMS -> new Narrowing(Optional.of(value), Optional.empty());
      case SearchAttribute.TYPE -> new Narrowing(Optional.empty(), Optional.of(Set.of(value)));
      default -> NONE;
    };
  }

  private Narrowing and(Narrowing other) {
    return new Narrowing(
        term.or(other::term),
        types.isPresent() && other.types.isPresent()
            ? Optional.of(common(types.get(), other.types.get()))
            : types.or(other::types));
  }

  private Narrowing or(Narrowing other) {
    Optional<String> both = term.equals(other.term) ? term : Optional.empty();
    if (types.isEmpty() || other.types.isEmpty()) {
      return new Narrowing(both, Optional.empty());
    }
    Set<String> either = new HashSet<>(types.get());
    either.addAll(other.types.get());
    return new Narrowing(both, Optional.of(either));
  }

  private static Set<String> common(Set<String> a, Set<String> b) {
    Set<String> common = new HashSet<>(a);
    common.retainAll(b);
    return common;
  }

  /** The identifiers of the types, which may be built in. */
  Optional<Set<String>> typeIds() {
    return types.map(
        names ->
            names.stream()
                .flatMap(name -> Stream.of(name, BuiltIn.AMAZON + name))
                .collect(Collectors.toSet()));
  }

  /** Whether tables can be among the assets. */
  boolean includesTables() {
    return types.isEmpty() || types.get().contains(BuiltIn.TABLE);
  }

  /** Whether others than tables can be. */
  boolean includesOthers() {
    return types.isEmpty() || !List.of(BuiltIn.TABLE).containsAll(types.get());
  }
}
