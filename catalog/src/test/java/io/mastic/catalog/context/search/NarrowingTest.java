package io.mastic.catalog.context.search;

import static io.mastic.catalog.context.search.Clauses.all;
import static io.mastic.catalog.context.search.Clauses.any;
import static io.mastic.catalog.context.search.Clauses.compared;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.glue.model.SearchFilterClause;

class NarrowingTest {

  private static final SearchFilterClause TERM = is("glossaryTerms", "t");
  private static final SearchFilterClause TABLE = is("type", "Table");
  private static final SearchFilterClause SKILL = is("type", "Skill");
  private static final SearchFilterClause NAME = is("assetName", "x");

  private static SearchFilterClause is(String attribute, String value) {
    return compared(attribute, "equals", value);
  }

  private static Optional<String> term(SearchFilterClause clause) {
    return Narrowing.of(clause).term();
  }

  private static Optional<Set<String>> types(SearchFilterClause clause) {
    return Narrowing.of(clause).types();
  }

  @Test
  void aTermNarrowsWhereAllMustHaveIt() {
    assertThat(term(TERM)).contains("t");
    assertThat(term(all(NAME, all(TABLE, TERM)))).contains("t");
    assertThat(term(any(TERM, TERM))).contains("t");
    assertThat(term(any(all(NAME, TERM), all(TABLE, TERM)))).contains("t");
    assertThat(term(any(TERM, NAME))).isEmpty();
    assertThat(term(any(TERM, is("glossaryTerms", "u")))).isEmpty();
    assertThat(term(compared("glossaryTerms", "lessThan", "t"))).isEmpty();
    assertThat(term(compared("glossaryTerms", "notExists", "t"))).isEmpty();
    assertThat(Narrowing.of(null).term()).isEmpty();
  }

  @Test
  void typesNarrowWhereNoOthersCanBe() {
    assertThat(types(TABLE)).contains(Set.of("Table"));
    assertThat(types(any(TABLE, SKILL))).contains(Set.of("Table", "Skill"));
    assertThat(types(all(any(TABLE, SKILL), TABLE))).contains(Set.of("Table"));
    assertThat(types(all(TABLE, SKILL))).contains(Set.of());
    assertThat(types(all(NAME, TABLE))).contains(Set.of("Table"));
    assertThat(types(any(NAME, TABLE))).isEmpty();
    assertThat(types(NAME)).isEmpty();
  }

  @Test
  void itSaysWhereToLook() {
    assertThat(Narrowing.of(TABLE).includesOthers()).isFalse();
    assertThat(Narrowing.of(SKILL).includesTables()).isFalse();
    assertThat(Narrowing.of(any(TABLE, SKILL)).includesOthers()).isTrue();
    assertThat(Narrowing.of(NAME).includesTables()).isTrue();
    assertThat(Narrowing.of(NAME).includesOthers()).isTrue();
    assertThat(Narrowing.of(SKILL).typeIds()).contains(Set.of("Skill", "amazon::Skill"));
  }
}
