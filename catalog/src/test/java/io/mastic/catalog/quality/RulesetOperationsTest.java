package io.mastic.catalog.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mastic.catalog.CatalogFixture;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.glue.model.AlreadyExistsException;
import software.amazon.awssdk.services.glue.model.DataQualityRulesetListDetails;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.InvalidInputException;
import software.amazon.awssdk.services.glue.model.ListDataQualityRulesetsRequest;

class RulesetOperationsTest extends CatalogFixture {

  private static final String RULES = "Rules = [ RowCount > 0, IsComplete \"id\" ]";

  @Test
  void aRulesetFromCreationToDeletion() {
    createDatabase("d");
    createTable("d", table("t"));
    glue.createDataQualityRuleset(
        r ->
            r.name("q")
                .ruleset(RULES)
                .description("first")
                .targetTable(t -> t.databaseName("d").tableName("t"))
                .tags(Map.of("team", "data")));
    var made = glue.getDataQualityRuleset(r -> r.name("q"));
    assertThat(made.ruleset()).isEqualTo(RULES);
    assertThat(made.description()).isEqualTo("first");
    assertThat(made.targetTable().tableName()).isEqualTo("t");
    Instant before = clock.instant();
    assertThat(made.createdOn()).isEqualTo(before);
    clock.advance(Duration.ofMinutes(1));
    glue.updateDataQualityRuleset(r -> r.name("q").ruleset("Rules = [ RowCount > 1 ]"));
    var now = glue.getDataQualityRuleset(r -> r.name("q"));
    assertThat(now.ruleset()).isEqualTo("Rules = [ RowCount > 1 ]");
    assertThat(now.description()).isEqualTo("first");
    assertThat(now.createdOn()).isEqualTo(before);
    assertThat(now.lastModifiedOn()).isEqualTo(clock.instant());
    String arn =
        "arn:aws:glue:" + caller.region() + ":" + caller.account() + ":dataQualityRuleset/q";
    assertThat(glue.getTags(r -> r.resourceArn(arn)).tags()).containsEntry("team", "data");
    glue.deleteDataQualityRuleset(r -> r.name("q"));
    assertThatThrownBy(() -> glue.getDataQualityRuleset(r -> r.name("q")))
        .isInstanceOf(EntityNotFoundException.class);
    assertThatThrownBy(() -> glue.deleteDataQualityRuleset(r -> r.name("q")))
        .isInstanceOf(EntityNotFoundException.class);
    assertThatThrownBy(() -> glue.updateDataQualityRuleset(r -> r.name("q").description("x")))
        .isInstanceOf(EntityNotFoundException.class);
  }

  @Test
  void whatCannotBeIsRefused() {
    glue.createDataQualityRuleset(r -> r.name("q").ruleset(RULES));
    assertThatThrownBy(() -> glue.createDataQualityRuleset(r -> r.name("q").ruleset(RULES)))
        .isInstanceOf(AlreadyExistsException.class);
    assertThatThrownBy(
            () -> glue.createDataQualityRuleset(r -> r.name("p").ruleset("select 1 from t")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("DQDL");
    assertThatThrownBy(
            () ->
                glue.createDataQualityRuleset(
                    r ->
                        r.name("p")
                            .ruleset(RULES)
                            .targetTable(t -> t.databaseName("no").tableName("t"))))
        .isInstanceOf(EntityNotFoundException.class);
  }

  @Test
  void aListIsFiltered() {
    glue.createDataQualityRuleset(r -> r.name("a").ruleset(RULES).tags(Map.of("k", "v")));
    clock.advance(Duration.ofMinutes(1));
    glue.createDataQualityRuleset(r -> r.name("b").ruleset(RULES).description("x"));
    Instant between = clock.instant().minusSeconds(30);
    assertThat(names(r -> {})).containsExactly("a", "b");
    assertThat(names(r -> r.tags(Map.of("k", "v")))).containsExactly("a");
    assertThat(names(r -> r.filter(f -> f.name("b")))).containsExactly("b");
    assertThat(names(r -> r.filter(f -> f.description("x")))).containsExactly("b");
    assertThat(names(r -> r.filter(f -> f.createdAfter(between)))).containsExactly("b");
    assertThat(names(r -> r.filter(f -> f.createdBefore(between)))).containsExactly("a");
    var page = glue.listDataQualityRulesets(r -> r.maxResults(1));
    assertThat(page.rulesets())
        .extracting(DataQualityRulesetListDetails::ruleCount)
        .containsExactly(2);
    assertThat(names(r -> r.maxResults(1).nextToken(page.nextToken()))).containsExactly("b");
  }

  private List<String> names(Consumer<ListDataQualityRulesetsRequest.Builder> request) {
    return glue.listDataQualityRulesets(request).rulesets().stream()
        .map(DataQualityRulesetListDetails::name)
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Rules = [ RowCount > 0 ] | 1",
        "Rules = [ IsComplete \"a,b\", ColumnValues \"c\" in [1, 2, 3] ] | 2",
        "# Rules = [ A, B ] | 0",
        "Rules = [] | 0"
      })
  void rulesAreCounted(String ruleset, int rules) {
    assertThat(RulesetOperations.count(ruleset)).isEqualTo(rules);
  }
}
