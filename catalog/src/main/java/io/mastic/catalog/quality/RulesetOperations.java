package io.mastic.catalog.quality;

import io.mastic.contract.GlueOperations;
import io.mastic.contract.Partial;
import io.mastic.contract.Pojos;
import io.mastic.kernel.Page;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.CreateDataQualityRulesetRequest;
import software.amazon.awssdk.services.glue.model.CreateDataQualityRulesetResponse;
import software.amazon.awssdk.services.glue.model.DataQualityRulesetFilterCriteria;
import software.amazon.awssdk.services.glue.model.DataQualityRulesetListDetails;
import software.amazon.awssdk.services.glue.model.DeleteDataQualityRulesetRequest;
import software.amazon.awssdk.services.glue.model.DeleteDataQualityRulesetResponse;
import software.amazon.awssdk.services.glue.model.GetDataQualityRulesetRequest;
import software.amazon.awssdk.services.glue.model.GetDataQualityRulesetResponse;
import software.amazon.awssdk.services.glue.model.ListDataQualityRulesetsRequest;
import software.amazon.awssdk.services.glue.model.ListDataQualityRulesetsResponse;
import software.amazon.awssdk.services.glue.model.UpdateDataQualityRulesetRequest;
import software.amazon.awssdk.services.glue.model.UpdateDataQualityRulesetResponse;

/** AWS's verbs on rulesets of data quality. */
public final class RulesetOperations implements GlueOperations {

  private static final int PAGE = 100;

  /** A rule stands alone in its line, or behind a comma. */
  private static final Pattern RULES = Pattern.compile("=\\s*\\[(?<rules>.*)\\]", Pattern.DOTALL);

  private final Rulesets rulesets;

  public RulesetOperations(Rulesets rulesets) {
    this.rulesets = rulesets;
  }

  @Override
  @Partial(
      "the rules are kept: they are read when a job evaluates them; DataQualitySecurityConfiguration"
          + " encrypts nothing, ClientToken changes nothing")
  public CreateDataQualityRulesetResponse createDataQualityRuleset(
      CreateDataQualityRulesetRequest request) {
    rulesets.create(
        Pojos.copy(request, GetDataQualityRulesetResponse.builder()).build(), request.tags());
    return CreateDataQualityRulesetResponse.builder().name(request.name()).build();
  }

  @Override
  public GetDataQualityRulesetResponse getDataQualityRuleset(GetDataQualityRulesetRequest request) {
    return rulesets.load(request.name());
  }

  @Override
  public ListDataQualityRulesetsResponse listDataQualityRulesets(
      ListDataQualityRulesetsRequest request) {
    DataQualityRulesetFilterCriteria filter =
        request.filter() == null
            ? DataQualityRulesetFilterCriteria.builder().build()
            : request.filter();
    Page<GetDataQualityRulesetResponse> page =
        rulesets.list(
            ruleset -> passes(ruleset, filter),
            request.tags(),
            request.maxResults() == null ? PAGE : request.maxResults(),
            request.nextToken());
    return ListDataQualityRulesetsResponse.builder()
        .rulesets(
            page.items().stream()
                .map(
                    ruleset ->
                        Pojos.copy(ruleset, DataQualityRulesetListDetails.builder())
                            .ruleCount(count(ruleset.ruleset()))
                            .build())
                .toList())
        .nextToken(page.nextToken())
        .build();
  }

  private static boolean passes(
      GetDataQualityRulesetResponse ruleset, DataQualityRulesetFilterCriteria filter) {
    return (filter.name() == null || filter.name().equals(ruleset.name()))
        && (filter.description() == null || filter.description().equals(ruleset.description()))
        && (filter.targetTable() == null || filter.targetTable().equals(ruleset.targetTable()))
        && isWithin(ruleset.createdOn(), filter.createdAfter(), filter.createdBefore())
        && isWithin(
            ruleset.lastModifiedOn(), filter.lastModifiedAfter(), filter.lastModifiedBefore());
  }

  private static boolean isWithin(Instant time, @Nullable Instant after, @Nullable Instant before) {
    return (after == null || time.isAfter(after)) && (before == null || time.isBefore(before));
  }

  /** Brackets and quotes hold no rule's end. */
  static int count(String ruleset) {
    var found = RULES.matcher(ruleset.replaceAll("#[^\\n]*", ""));
    if (!found.find()) {
      return 0;
    }
    String bare =
        found
            .group("rules")
            .replaceAll("\"(?:\\\\.|[^\"\\\\])*\"", "")
            .replaceAll("\\[[^\\]]*\\]", "");
    int rules = 0;
    for (String rule : bare.split("[,\\n]", -1)) {
      rules += rule.isBlank() ? 0 : 1;
    }
    return rules;
  }

  @Override
  public UpdateDataQualityRulesetResponse updateDataQualityRuleset(
      UpdateDataQualityRulesetRequest request) {
    rulesets.update(request.name(), request.description(), request.ruleset());
    GetDataQualityRulesetResponse now = rulesets.load(request.name());
    return Pojos.copy(now, UpdateDataQualityRulesetResponse.builder()).build();
  }

  @Override
  public DeleteDataQualityRulesetResponse deleteDataQualityRuleset(
      DeleteDataQualityRulesetRequest request) {
    rulesets.delete(request.name());
    return DeleteDataQualityRulesetResponse.builder().build();
  }
}
