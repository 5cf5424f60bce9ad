package io.mastic.stacks.drift;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Compares what a template says with what is there. As with AWS only what the template sets counts:
 * what a service adds of its own is no difference.
 */
final class Differences {

  private Differences() {}

  static List<PropertyDifference> of(ObjectNode expected, ObjectNode actual) {
    List<PropertyDifference> found = new ArrayList<>();
    members(expected, actual, "", found);
    return found;
  }

  private static void members(
      JsonNode expected, JsonNode actual, String path, List<PropertyDifference> found) {
    expected
        .properties()
        .forEach(
            member ->
                compare(
                    member.getValue(),
                    actual.path(member.getKey()),
                    path + "/" + member.getKey(),
                    found));
  }

  private static void compare(
      JsonNode expected, JsonNode actual, String path, List<PropertyDifference> found) {
    if (actual.isMissingNode() || actual.isNull()) {
      if (!expected.isEmpty() || expected.isValueNode()) {
        found.add(new PropertyDifference(path, text(expected), "", PropertyDifference.Kind.REMOVE));
      }
    } else if (expected.isObject() && actual.isObject()) {
      members(expected, actual, path, found);
    } else if (expected.isArray() && expected.size() == actual.size()) {
      for (int i = 0; i < expected.size(); i++) {
        compare(expected.get(i), actual.get(i), path + "/" + i, found);
      }
    } else if (!same(expected, actual, path)) {
      found.add(
          new PropertyDifference(
              path, text(expected), text(actual), PropertyDifference.Kind.NOT_EQUAL));
    }
  }

  /** Templates write numbers as texts too, and the catalog keeps names in small letters. */
  private static boolean same(JsonNode expected, JsonNode actual, String path) {
    boolean areScalars = expected.isValueNode() && actual.isValueNode();
    return expected.equals(actual)
        || (areScalars && expected.asText().equals(actual.asText()))
        || (areScalars
            && path.endsWith("/Name")
            && expected.asText().equalsIgnoreCase(actual.asText()))
        || (expected.isNumber()
            && actual.isNumber()
            && expected.decimalValue().compareTo(actual.decimalValue()) == 0);
  }

  private static String text(JsonNode node) {
    return node.isValueNode() ? node.asText() : node.toString();
  }
}
