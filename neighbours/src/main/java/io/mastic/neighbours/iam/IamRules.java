package io.mastic.neighbours.iam;

import io.mastic.neighbours.call.PolicyText;
import io.mastic.neighbours.query.QueryException;
import java.util.Map;
import java.util.regex.Pattern;

/** What names, paths, documents and tags must look like. */
final class IamRules {

  private static final Pattern NAME = Pattern.compile("[\\w+=,.@-]+");
  private static final Pattern PATH = Pattern.compile("/|/[!-~]{0,510}/");
  private static final int LONGEST_DOCUMENT = 131_072;
  private static final int MOST_TAGS = 50;

  private IamRules() {}

  static String name(String member, String name, int longest) {
    if (name.length() > longest) {
      throw violation(member, name, "Member must have length less than or equal to " + longest);
    }
    if (!NAME.matcher(name).matches()) {
      throw QueryException.invalid(
          "The specified value for "
              + member
              + " is invalid. It must contain only alphanumeric characters and/or the following:"
              + " +=,.@_-");
    }
    return name;
  }

  static String path(String path) {
    if (!PATH.matcher(path).matches()) {
      throw QueryException.invalid(
          "The specified value for path is invalid. It must begin and end with / and contain only"
              + " alphanumeric characters and/or / characters.");
    }
    return path;
  }

  /** A policy by its grammar; what it allows is not looked at. */
  static String document(String json) {
    if (json.length() > LONGEST_DOCUMENT) {
      throw violation(
          "policyDocument",
          "...",
          "Member must have length less than or equal to " + LONGEST_DOCUMENT);
    }
    PolicyText.flaw(json)
        .ifPresent(
            flaw -> {
              throw IamErrors.malformedDocument(flaw);
            });
    return json;
  }

  static Map<String, String> tags(Map<String, String> tags) {
    tags.forEach(
        (key, value) -> {
          if (key.isEmpty() || key.length() > 128 || value.length() > 256) {
            throw QueryException.invalid(
                "A tag's key has 1 to 128 characters, its value 0 to 256.");
          }
        });
    if (tags.size() > MOST_TAGS) {
      throw new QueryException(
          409, "LimitExceeded", "The number of tags has reached the maximum limit of 50.");
    }
    return tags;
  }

  private static QueryException violation(String member, String value, String rule) {
    return QueryException.invalid(
        "1 validation error detected: Value '"
            + value
            + "' at '"
            + member
            + "' failed to satisfy constraint: "
            + rule);
  }
}
