package io.mastic.neighbours.parameters;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.kernel.Json;
import io.mastic.kernel.Page;
import io.mastic.kernel.PageToken;
import io.mastic.neighbours.call.Call;
import io.mastic.neighbours.parameters.KeptParameters.Showing;
import io.mastic.neighbours.shelf.Listing;
import io.mastic.wire.json.JsonServiceException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Reading parameters, one by one, by path, and their history. */
final class ParameterReading {

  private final KeptParameters parameters;

  ParameterReading(KeptParameters parameters) {
    this.parameters = parameters;
  }

  ObjectNode get(Call call) {
    ParameterNames.Selected selected = ParameterNames.select(call.text("Name"));
    Optional<Parameter> kept = parameters.find(selected.name());
    Optional<ObjectNode> bootstrap = BootstrapVersion.find(call.text("Name"));
    if (kept.isEmpty() && bootstrap.isPresent()) {
      ObjectNode answer = Json.MAPPER.createObjectNode();
      answer.set("Parameter", bootstrap.get());
      return answer;
    }
    Parameter parameter = kept.orElseThrow(ParameterErrors::notFound);
    int version =
        parameter
            .select(selected.selector())
            .orElseThrow(() -> ParameterErrors.noVersion(parameter.name(), selected.selector()));
    ObjectNode answer = Json.MAPPER.createObjectNode();
    answer.set("Parameter", view(parameter, version, selected.selector(), Showing.of(call)));
    return answer;
  }

  private ObjectNode view(Parameter parameter, int version, String selector, Showing showing) {
    ObjectNode view =
        Json.MAPPER
            .createObjectNode()
            .put("Name", parameter.name())
            .put("Type", parameter.type())
            .put("Value", parameters.value(parameter, version, showing))
            .put("Version", version)
            .put(
                "LastModifiedDate",
                parameter.version(version).orElseThrow().path("Date").asDouble())
            .put("ARN", ParameterNames.arn(parameter.name()))
            .put("DataType", "text");
    return selector.isEmpty() ? view : view.put("Selector", ":" + selector);
  }

  ObjectNode getMany(Call call) {
    ObjectNode answer = Json.MAPPER.createObjectNode();
    ArrayNode found = answer.putArray("Parameters");
    ArrayNode invalid = answer.putArray("InvalidParameters");
    for (String name : call.texts("Names").stream().distinct().toList()) {
      ParameterNames.Selected selected = ParameterNames.select(name);
      Optional<Parameter> parameter = parameters.find(selected.name());
      Optional<Integer> version = parameter.flatMap(each -> each.select(selected.selector()));
      if (parameter.isPresent() && version.isPresent()) {
        found.add(view(parameter.get(), version.get(), selected.selector(), Showing.of(call)));
      } else {
        BootstrapVersion.find(name)
            .filter(none -> parameter.isEmpty())
            .ifPresentOrElse(found::add, () -> invalid.add(name));
      }
    }
    return answer;
  }

  ObjectNode byPath(Call call) {
    String path = call.text("Path");
    if (!path.startsWith("/")) {
      throw ParameterErrors.invalid(
          "The parameter doesn't meet the parameter name requirements. The parameter name must begin"
              + " with a forward slash \"/\".");
    }
    List<JsonNode> filters = call.each("ParameterFilters");
    for (JsonNode filter : filters) {
      if (!ParameterFilter.BY_PATH.contains(filter.path("Key").asText())) {
        throw ParameterErrors.of(
            "InvalidFilterKey",
            "The following filter key is not valid: " + filter.path("Key").asText() + ".");
      }
    }
    ParameterNames.Depth depth =
        call.says("Recursive") ? ParameterNames.Depth.ALL : ParameterNames.Depth.ONE_LEVEL;
    Predicate<Parameter> filter = ParameterFilter.of(filters);
    // Names without a slash are at the top, and sort elsewhere.
    String prefix = path.equals("/") ? "" : path.endsWith("/") ? path : path + "/";
    Page<Parameter> page =
        parameters.list(
            listing(call, 10).under(prefix),
            each -> ParameterNames.isUnder(path, each.name(), depth) && filter.test(each));
    ObjectNode answer = Json.MAPPER.createObjectNode();
    ArrayNode found = answer.putArray("Parameters");
    String label = label(filters);
    page.items()
        .forEach(
            each ->
                found.add(
                    view(each, each.select(label).orElse(each.latest()), "", Showing.of(call))));
    return end(answer, page);
  }

  /** Who filters by a label wants the version that has it. */
  private static String label(List<JsonNode> filters) {
    return filters.stream()
        .filter(filter -> filter.path("Key").asText().equals("Label"))
        .map(filter -> filter.path("Values").path(0).asText())
        .findFirst()
        .orElse("");
  }

  ObjectNode describe(Call call) {
    if (call.has("Filters") && call.has("ParameterFilters")) {
      throw ParameterErrors.invalid("You can use either Filters or ParameterFilters.");
    }
    Predicate<Parameter> filter =
        ParameterFilter.of(call.each("ParameterFilters"))
            .and(ParameterFilter.older(call.each("Filters")));
    Page<Parameter> page = parameters.list(listing(call, 50), filter);
    ObjectNode answer = Json.MAPPER.createObjectNode();
    ArrayNode all = answer.putArray("Parameters");
    page.items()
        .forEach(
            each ->
                said(each, each.latest(), all.addObject())
                    .put("ARN", ParameterNames.arn(each.name())));
    return end(answer, page);
  }

  ObjectNode history(Call call) {
    Parameter parameter = parameters.load(ParameterNames.select(call.text("Name")).name());
    int after;
    try {
      List<String> position = PageToken.decode(call.find("NextToken").orElse(null), 1);
      after = position.isEmpty() ? 0 : Integer.parseInt(position.get(0));
    } catch (IllegalArgumentException e) {
      throw invalidToken();
    }
    List<Integer> rest = parameter.numbers().stream().filter(n -> n > after).toList();
    Page<Integer> page =
        Page.cut(rest, call.number("MaxResults", 50), number -> List.of(String.valueOf(number)));
    ObjectNode answer = Json.MAPPER.createObjectNode();
    ArrayNode all = answer.putArray("Parameters");
    for (int version : page.items()) {
      ObjectNode entry =
          said(parameter, version, all.addObject())
              .put("Value", parameters.value(parameter, version, Showing.of(call)));
      parameter.labels(version).forEach(entry.putArray("Labels")::add);
    }
    return end(answer, page);
  }

  /** All that is said of a version but its value. */
  private static ObjectNode said(Parameter parameter, int number, ObjectNode into) {
    JsonNode version = parameter.version(number).orElseThrow();
    into.put("Name", parameter.name())
        .put("Type", parameter.type())
        .put("LastModifiedDate", version.path("Date").asDouble())
        .put("LastModifiedUser", Parameter.text(version, "User"))
        .put("Version", number)
        .put("Tier", Parameter.text(version, "Tier"))
        .put("DataType", "text");
    for (String member : List.of("Description", "AllowedPattern", "KeyId")) {
      if (version.has(member)) {
        into.put(member, Parameter.text(version, member));
      }
    }
    into.putArray("Policies");
    return into;
  }

  private static Listing listing(Call call, int most) {
    try {
      return Listing.of(call.find("NextToken").orElse(null), call.number("MaxResults", most));
    } catch (IllegalArgumentException e) {
      throw invalidToken();
    }
  }

  private static JsonServiceException invalidToken() {
    return ParameterErrors.of("InvalidNextToken", "The specified token is not valid.");
  }

  private static ObjectNode end(ObjectNode answer, Page<?> page) {
    return page.nextToken() == null ? answer : answer.put("NextToken", page.nextToken());
  }
}
