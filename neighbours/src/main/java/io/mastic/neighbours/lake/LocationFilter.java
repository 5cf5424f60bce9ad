package io.mastic.neighbours.lake;

import com.fasterxml.jackson.databind.JsonNode;
import io.mastic.neighbours.shelf.Shelf;
import java.util.ArrayList;
import java.util.List;

/** One condition on registered places; pure. */
final class LocationFilter {

  private LocationFilter() {}

  static boolean wants(JsonNode condition, Shelf.Item item) {
    String value =
        switch (condition.path("Field").asText()) {
          case "RESOURCE_ARN" -> item.name();
          case "ROLE_ARN" -> item.document().path("RoleArn").asText();
          default -> item.document().path("LastModified").asText();
        };
    List<String> wanted = new ArrayList<>();
    condition.path("StringValueList").forEach(text -> wanted.add(text.asText()));
    return switch (condition.path("ComparisonOperator").asText()) {
      case "EQ", "IN" -> wanted.contains(value);
      case "NE" -> !wanted.contains(value);
      case "BEGINS_WITH" -> wanted.stream().anyMatch(value::startsWith);
      case "CONTAINS" -> wanted.stream().anyMatch(value::contains);
      case "NOT_CONTAINS" -> wanted.stream().noneMatch(value::contains);
      case "LE" -> wanted.stream().allMatch(each -> value.compareTo(each) <= 0);
      case "LT" -> wanted.stream().allMatch(each -> value.compareTo(each) < 0);
      case "GE" -> wanted.stream().allMatch(each -> value.compareTo(each) >= 0);
      case "GT" -> wanted.stream().allMatch(each -> value.compareTo(each) > 0);
      case "BETWEEN" ->
          wanted.size() == 2
              && value.compareTo(wanted.get(0)) >= 0
              && value.compareTo(wanted.get(1)) <= 0;
      default -> throw LakeErrors.invalid("Invalid ComparisonOperator.");
    };
  }
}
