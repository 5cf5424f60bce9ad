package io.mastic.catalog.context.search;

import com.fasterxml.jackson.databind.JsonNode;
import io.mastic.catalog.context.asset.Asset;
import io.mastic.catalog.context.asset.Assets;
import io.mastic.catalog.context.form.BuiltIn;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import software.amazon.awssdk.services.glue.model.SearchAttributeFilter;
import software.amazon.awssdk.services.glue.model.SearchFilterOperator;

/**
 * What is related to an asset by the built-in form, whichever of the two declares it.
 *
 * <p>An identifier may be an asset's own or, for a table, its ARN.
 */
final class Related {

  private static final String ATTRIBUTE = BuiltIn.RELATED_TO + "." + BuiltIn.RELATED_ASSETS;

  private Related() {}

  static boolean isAskedBy(SearchAttributeFilter filter) {
    return filter.attribute().equals(ATTRIBUTE)
        && filter.operator() == SearchFilterOperator.EQUALS
        && filter.value().stringValue() != null;
  }

  static Predicate<Candidate> to(Handle h, Assets assets, String identifier) {
    Set<String> names = new HashSet<>(Set.of(identifier));
    Set<Long> declared = new HashSet<>();
    Optional<Asset> asset = assets.find(h, identifier);
    asset.ifPresent(
        found -> {
          names.add(found.id());
          if (found.table() != null) {
            names.add(found.table().arn());
          }
          declared(Candidate.of(h, List.of(found)).get(0))
              .flatMap(each -> assets.find(h, each).stream())
              .forEach(other -> declared.add(other.key()));
        });
    return candidate ->
        declared.contains(candidate.asset().key()) || declared(candidate).anyMatch(names::contains);
  }

  private static Stream<String> declared(Candidate candidate) {
    return candidate.forms().stream()
        .filter(form -> form.formType().equals(BuiltIn.RELATED_TO))
        .flatMap(form -> form.values(List.of(BuiltIn.RELATED_ASSETS)).stream())
        .map(JsonNode::asText);
  }
}
