package io.mastic.neighbours.networks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** One {@code Filter} of a describing call: whether a thing has one of its values. */
final class ResourceFilter implements Predicate<JsonNode> {

  private final NetworkKind kind;
  private final String name;
  private final List<String> values = new ArrayList<>();

  ResourceFilter(NetworkKind kind, JsonNode filter) {
    this.kind = kind;
    this.name = filter.path("Name").asText();
    filter.path("Values").forEach(value -> values.add(value.asText()));
    if (!name.startsWith("tag:") && !name.equals("tag-key") && !kind.filters().containsKey(name)) {
      throw NetworkErrors.invalid("The filter '" + name + "' is invalid");
    }
  }

  @Override
  public boolean test(JsonNode document) {
    if (name.startsWith("tag:")) {
      return isWanted(document.path("tags").path(name.substring(4)));
    }
    if (name.equals("tag-key")) {
      return document.path("tags").properties().stream().anyMatch(tag -> fits(tag.getKey()));
    }
    return at(document, kind.filters().getOrDefault(name, ""));
  }

  private boolean at(JsonNode document, String pointer) {
    JsonNode here = document;
    String[] steps = pointer.split("/", -1);
    for (int i = 0; i < steps.length; i++) {
      if (steps[i].equals("*")) {
        String rest = String.join("/", List.of(steps).subList(i + 1, steps.length));
        for (JsonNode one : here) {
          if (at(one, rest)) {
            return true;
          }
        }
        return false;
      }
      here = here.path(steps[i]);
    }
    return isWanted(here);
  }

  private boolean isWanted(JsonNode value) {
    return !value.isMissingNode() && fits(value.asText());
  }

  private boolean fits(String text) {
    return values.stream().anyMatch(value -> fits(value, text));
  }

  /** A star stands for any characters, a question mark for one; never looked at twice. */
  private static boolean fits(String pattern, String text) {
    int p = 0;
    int t = 0;
    int star = -1;
    int mark = 0;
    while (t < text.length()) {
      if (p < pattern.length()
          && (pattern.charAt(p) == '?' || pattern.charAt(p) == text.charAt(t))
          && pattern.charAt(p) != '*') {
        p++;
        t++;
      } else if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        mark = t;
      } else if (star >= 0) {
        p = star + 1;
        t = ++mark;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }
}
