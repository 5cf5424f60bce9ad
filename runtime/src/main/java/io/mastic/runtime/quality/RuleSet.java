package io.mastic.runtime.quality;

import java.util.List;
import java.util.Set;
import software.amazon.glue.dqdl.exception.InvalidDataQualityRulesetException;
import software.amazon.glue.dqdl.model.DQRule;
import software.amazon.glue.dqdl.model.DQRuleset;
import software.amazon.glue.dqdl.parser.DQDLParser;

/** The rules of a text in DQDL, all of which can be evaluated here. */
record RuleSet(List<DQRule> rules) {

  static final Set<String> EVALUATED =
      Set.of(
          "RowCount",
          "ColumnCount",
          "ColumnExists",
          "ColumnDataType",
          "ColumnLength",
          "ColumnNamesMatchPattern",
          "ColumnValues",
          "Completeness",
          "CustomSql",
          "DistinctValuesCount",
          "IsComplete",
          "IsPrimaryKey",
          "IsUnique",
          "Mean",
          "StandardDeviation",
          "Sum",
          "UniqueValueRatio",
          "Uniqueness");

  /**
   * @throws IllegalArgumentException for what is no DQDL, or a rule that is not evaluated here
   */
  static RuleSet of(String text) {
    DQRuleset parsed;
    try {
      parsed = new DQDLParser().parse(text);
    } catch (InvalidDataQualityRulesetException e) {
      throw new IllegalArgumentException("The ruleset is no DQDL: " + e.getMessage(), e);
    }
    if (parsed.getAnalyzers() != null && !parsed.getAnalyzers().isEmpty()) {
      throw new IllegalArgumentException(
          "Analyzers of a ruleset are not evaluated by this version of Mastic");
    }
    parsed.getRules().forEach(RuleSet::check);
    return new RuleSet(parsed.getRules());
  }

  private static void check(DQRule rule) {
    if (!rule.getNestedRules().isEmpty()) {
      rule.getNestedRules().forEach(RuleSet::check);
    } else if (!EVALUATED.contains(rule.getRuleType())) {
      throw new IllegalArgumentException(
          "The rule "
              + rule.getRuleType()
              + " is not evaluated by this version of Mastic: "
              + rule);
    }
  }
}
