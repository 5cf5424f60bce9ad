package io.mastic.app.audit;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells calls that change something from those that only look, by AWS's own words. */
final class ChangingCalls {

  private static final List<String> LOOKING =
      List.of(
          "Get",
          "List",
          "Describe",
          "BatchGet",
          "Search",
          "Check",
          "Query",
          "Test",
          "Filter",
          "Simulate",
          "Head");

  private static final Pattern ACTION =
      Pattern.compile("(?:^|&)Action=([A-Za-z0-9]{1,100})(?:&|$)");

  private ChangingCalls() {}

  /** Whether an operation of AWS JSON or the query protocol changes something. */
  static boolean isMade(String operation) {
    return LOOKING.stream().noneMatch(operation::startsWith);
  }

  /** Whether a request of S3 does. */
  static boolean isMadeBy(String method) {
    return !List.of("GET", "HEAD", "OPTIONS").contains(method);
  }

  /** The operation of a query call: in its query or its form. */
  static Optional<String> action(String rawQuery, byte[] form) {
    return find(rawQuery).or(() -> find(new String(form, StandardCharsets.ISO_8859_1)));
  }

  private static Optional<String> find(String parameters) {
    Matcher action = ACTION.matcher(parameters);
    return action.find() ? Optional.of(action.group(1)) : Optional.empty();
  }
}
