package io.mastic.neighbours.parameters;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The filters of listings, each by a key, an option and values.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_ParameterStringFilter.html">ParameterStringFilter</a>
 */
final class ParameterFilter {

  /** By a path only these go. */
  static final Set<String> BY_PATH = Set.of("Type", "KeyId", "Label");

  private ParameterFilter() {}

  static Predicate<Parameter> of(List<JsonNode> filters) {
    return filters.stream().map(ParameterFilter::one).reduce(each -> true, Predicate::and);
  }

  /** The older kind, whose values begin what is looked for. */
  static Predicate<Parameter> older(List<JsonNode> filters) {
    return filters.stream()
        .map(filter -> predicate(filter.path("Key").asText(), "BeginsWith", values(filter)))
        .reduce(each -> true, Predicate::and);
  }

  private static List<String> values(JsonNode filter) {
    List<String> values = new ArrayList<>();
    filter.path("Values").forEach(value -> values.add(value.asText()));
    return values;
  }

  private static Predicate<Parameter> one(JsonNode filter) {
    String key = filter.path("Key").asText();
    List<String> values = values(filter);
    String usual = key.equals("Path") ? "OneLevel" : "Equals";
    String option = filter.path("Option").asText(usual);
    boolean isKnown =
        key.equals("Path")
            ? Set.of("OneLevel", "Recursive").contains(option)
            : option.equals("Equals")
                || option.equals("BeginsWith")
                || (option.equals("Contains") && key.equals("Name"));
    if (!isKnown) {
      throw ParameterErrors.of(
          "InvalidFilterOption",
          "The following filter option is not valid: " + option + " of " + key + ".");
    }
    if (values.isEmpty() && !key.startsWith("tag:")) {
      throw ParameterErrors.of("InvalidFilterValue", "The filter " + key + " has no values.");
    }
    return predicate(key, option, values);
  }

  private static Predicate<Parameter> predicate(String key, String option, List<String> values) {
    if (key.startsWith("tag:")) {
      String tag = key.substring("tag:".length());
      return each ->
          each.tags().has(tag)
              && (values.isEmpty() || values.contains(each.tags().get(tag).asText()));
    }
    if (key.equals("Label")) {
      return each -> values.stream().anyMatch(label -> each.select(label).isPresent());
    }
    return each -> values.stream().anyMatch(value -> fits(text(each, key), option, value));
  }

  private static String text(Parameter parameter, String key) {
    return switch (key) {
      case "Name", "Path" -> parameter.name();
      case "Type" -> parameter.type();
      case "DataType" -> "text";
      default -> parameter.current().path(key).asText();
    };
  }

  private static boolean fits(String text, String option, String value) {
    return switch (option) {
      case "BeginsWith" -> text.startsWith(value) || text.startsWith("/" + value);
      case "Contains" -> text.contains(value);
      case "OneLevel" -> ParameterNames.isUnder(value, text, ParameterNames.Depth.ONE_LEVEL);
      case "Recursive" -> ParameterNames.isUnder(value, text, ParameterNames.Depth.ALL);
      default -> text.equals(value);
    };
  }
}
