package io.mastic.stacks.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** A template's rules on its parameters. */
public final class RuleCheck {

  private RuleCheck() {}

  /**
   * Checks them all.
   *
   * @throws TemplateException with the description of the assertion that does not hold
   */
  public static void check(Template template, Map<String, JsonNode> parameters) {
    Conditions conditions =
        new Conditions(template, new Evaluator(template, parameters, Lookup.NOTHING));
    template
        .rules()
        .properties()
        .forEach(
            rule -> {
              JsonNode when = rule.getValue().path("RuleCondition");
              if (when.isMissingNode() || conditions.isTrue(when)) {
                rule.getValue()
                    .path("Assertions")
                    .forEach(assertion -> check(conditions, rule.getKey(), assertion));
              }
            });
  }

  private static void check(Conditions conditions, String rule, JsonNode assertion) {
    if (!conditions.isTrue(assertion.path("Assert"))) {
      throw new TemplateException(
          "Template validation error: Rule '"
              + rule
              + "' failed: "
              + assertion.path("AssertDescription").asText("an assertion does not hold"));
    }
  }
}
