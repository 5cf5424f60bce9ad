package io.mastic.catalog.setting;

import com.fasterxml.jackson.databind.JsonNode;
import io.mastic.kernel.Caller;
import io.mastic.kernel.Json;
import io.mastic.kernel.access.Ask;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What a resource policy forbids. Nothing has to be allowed: whoever is let in may do everything,
 * and other accounts reach nothing. A Deny that holds on conditions is taken to hold.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html">Evaluation</a>
 */
final class ResourceStatements {

  private final List<JsonNode> denials;

  private ResourceStatements(List<JsonNode> denials) {
    this.denials = denials;
  }

  static ResourceStatements of(String policy) {
    return new ResourceStatements(
        each(Json.read(policy).path("Statement"))
            .filter(statement -> statement.path("Effect").asText().equals("Deny"))
            .toList());
  }

  boolean forbid(Ask ask) {
    return denials.stream()
        .anyMatch(
            denial ->
                isAbout(denial, ask.caller())
                    && says(denial, "Action", List.of(ask.action()))
                    && says(denial, "Resource", ask.resources()));
  }

  /** The element matches one of the texts, or its opposite matches none; without both it holds. */
  private static boolean says(JsonNode statement, String element, List<String> texts) {
    if (statement.has(element)) {
      return texts(statement.path(element))
          .anyMatch(pattern -> texts.stream().anyMatch(text -> matches(pattern, text)));
    }
    return texts(statement.path("Not" + element))
        .noneMatch(pattern -> texts.stream().anyMatch(text -> matches(pattern, text)));
  }

  private static boolean isAbout(JsonNode statement, Caller caller) {
    return statement.has("Principal")
        ? names(statement.path("Principal"), caller)
        : statement.has("NotPrincipal") && !names(statement.path("NotPrincipal"), caller);
  }

  private static boolean names(JsonNode principals, Caller caller) {
    return texts(principals.isObject() ? principals.path("AWS") : principals)
        .anyMatch(caller::isMeantBy);
  }

  /** With AWS's {@code *} and {@code ?}; upper and lower case are alike, as in names of actions. */
  static boolean matches(String pattern, String text) {
    int p = 0;
    int t = 0;
    int star = -1;
    int resume = 0;
    while (t < text.length()) {
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        resume = t;
      } else if (p < pattern.length() && isAlike(pattern.charAt(p), text.charAt(t))) {
        p++;
        t++;
      } else if (star >= 0) {
        p = star + 1;
        t = ++resume;
      } else {
        return false;
      }
    }
    return pattern.substring(p).chars().allMatch(rest -> rest == '*');
  }

  private static boolean isAlike(char pattern, char text) {
    return pattern == '?' || Character.toLowerCase(pattern) == Character.toLowerCase(text);
  }

  private static Stream<JsonNode> each(JsonNode oneOrMore) {
    return oneOrMore.isArray()
        ? StreamSupport.stream(oneOrMore.spliterator(), false)
        : Stream.of(oneOrMore);
  }

  private static Stream<String> texts(JsonNode oneOrMore) {
    return each(oneOrMore).filter(JsonNode::isTextual).map(JsonNode::asText);
  }
}
