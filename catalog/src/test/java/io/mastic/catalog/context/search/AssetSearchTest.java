package io.mastic.catalog.context.search;

import static io.mastic.catalog.context.search.Clauses.all;
import static io.mastic.catalog.context.search.Clauses.any;
import static io.mastic.catalog.context.search.Clauses.compared;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mastic.catalog.context.AssetFixture;
import io.mastic.kernel.PageToken;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.glue.model.InvalidInputException;
import software.amazon.awssdk.services.glue.model.SearchAssetsRequest;
import software.amazon.awssdk.services.glue.model.SearchAssetsResponse;
import software.amazon.awssdk.services.glue.model.SearchFilterClause;
import software.amazon.awssdk.services.glue.model.SearchResultItem;

class AssetSearchTest extends AssetFixture {

  private String finance;
  private String user;

  /** Two tables, two reports, a skill; a minute between one and the next. */
  @BeforeEach
  void createAssets() {
    clock.advance(Duration.ofMinutes(1));
    createTable("d", table("customers", "year int"));
    clock.advance(Duration.ofMinutes(1));
    putReport("r1", "Sales by region");
    clock.advance(Duration.ofMinutes(1));
    glue.putAsset(
        r ->
            r.identifier("r2")
                .assetTypeId("Report")
                .name("Returns")
                .description("What customers send back")
                .forms(form("where", "Residency", "{\"region\":\"us\",\"days\":30}")));
    clock.advance(Duration.ofMinutes(1));
    glue.putAsset(
        r ->
            r.identifier("skill")
                .assetTypeId("amazon::Skill")
                .name("how-to-query")
                .forms(form("amazon::Skill", "amazon::Skill", "{\"uri\":\"s3://b/skill.md\"}")));
    String glossary = glue.createGlossary(r -> r.name("Words")).id();
    finance = term(glossary, "Finance");
    user =
        glue.createGlossaryTerm(
                r ->
                    r.glossaryIdentifier(glossary)
                        .name("Active User")
                        .shortDescription("Logged in lately"))
            .id();
  }

  private String term(String glossary, String name) {
    return glue.createGlossaryTerm(r -> r.glossaryIdentifier(glossary).name(name)).id();
  }

  private void associate(String asset, String term) {
    glue.associateGlossaryTerms(r -> r.assetIdentifier(asset).glossaryTermIdentifiers(term));
  }

  private void attach(String asset, String column, String type, String content) {
    glue.putAttachment(
        r ->
            r.assetIdentifier(asset)
                .iterableFormName(column == null ? null : "columns")
                .itemIdentifier(column)
                .attachmentName("attached")
                .formTypeId(type)
                .content(content));
  }

  private List<String> search(Consumer<SearchAssetsRequest.Builder> request) {
    return glue.searchAssets(request).items().stream().map(SearchResultItem::assetName).toList();
  }

  private List<String> filtered(SearchFilterClause clause) {
    return search(r -> r.filterClause(clause));
  }

  private static SearchFilterClause is(String attribute, String value) {
    return compared(attribute, "equals", value);
  }

  private static SearchFilterClause none(String attribute) {
    return SearchFilterClause.builder()
        .attributeFilter(f -> f.attribute(attribute).operator("notExists"))
        .build();
  }

  @Test
  void everythingIsFound() {
    assertThat(search(r -> {}))
        .containsExactly("Sales by region", "Returns", "how-to-query", "customers", "orders");
    SearchResultItem item = glue.searchAssets(r -> {}).items().get(1);
    assertThat(item.id()).isEqualTo("r2");
    assertThat(item.assetTypeId()).isEqualTo("Report");
    assertThat(item.assetDescription()).isEqualTo("What customers send back");
    assertThat(item.updatedAt()).isEqualTo(clock.instant().minus(Duration.ofMinutes(1)));
  }

  @Test
  void theBestComesFirst() {
    // A name tells more than a description; each word more counts for more than that.
    assertThat(search(r -> r.searchText("customer"))).containsExactly("customers", "Returns");
    assertThat(search(r -> r.searchText("What the CUSTOMERS send?")))
        .containsExactly("Returns", "customers", "orders");
    assertThat(search(r -> r.searchText("email"))).containsExactly("orders");
    assertThat(search(r -> r.searchText("buyer"))).containsExactly("orders");
    assertThat(search(r -> r.searchText("eu"))).containsExactly("Sales by region");
    assertThat(search(r -> r.searchText("nothing like that"))).isEmpty();
    assertThat(search(r -> r.searchText("???"))).isEmpty();
  }

  @Test
  void termsAndAttachmentsAreFound() {
    assertThat(search(r -> r.searchText("active users"))).isEmpty();
    associate(arn("d/orders"), user);
    assertThat(search(r -> r.searchText("active users"))).containsExactly("orders");
    assertThat(search(r -> r.searchText("logged"))).containsExactly("orders");
    glue.updateGlossaryTerm(r -> r.identifier(user).name("Subscriber"));
    assertThat(search(r -> r.searchText("active"))).isEmpty();
    assertThat(search(r -> r.searchText("subscribers"))).containsExactly("orders");
    attach(arn("d/orders"), "email", "Residency", "{\"tags\":[\"secret\",\"personal\"]}");
    assertThat(search(r -> r.searchText("personal"))).containsExactly("orders");

    // What was on a column goes with the column.
    glue.updateTable(r -> r.databaseName("d").tableInput(table("orders")));
    assertThat(search(r -> r.searchText("personal"))).isEmpty();
  }

  @Test
  void filtersCompare() {
    assertThat(filtered(is("type", "Table"))).containsExactly("customers", "orders");
    assertThat(filtered(is("type", "Skill"))).containsExactly("how-to-query");
    assertThat(filtered(is("type", "Report"))).containsExactly("Sales by region", "Returns");
    assertThat(filtered(is("type", "Nothing"))).isEmpty();
    assertThat(filtered(is("assetTypeId", "amazon::Skill"))).containsExactly("how-to-query");
    assertThat(filtered(is("namespace", "amazon.glue"))).containsExactly("customers", "orders");
    assertThat(filtered(is("id", "r1"))).containsExactly("Sales by region");
    assertThat(filtered(compared("assetName", "greaterThan", "how")))
        .containsExactly("how-to-query", "orders");
    assertThat(filtered(none("assetDescription")))
        .containsExactly("Sales by region", "how-to-query", "customers");
    long now = clock.instant().getEpochSecond();
    assertThat(filtered(compared("updatedAt", "equals", now))).containsExactly("how-to-query");
    assertThat(filtered(compared("updatedAt", "greaterThanOrEquals", now - 60)))
        .containsExactly("Returns", "how-to-query");
    assertThat(filtered(compared("createdAt", "lessThan", now - 120)))
        .containsExactly("customers", "orders");
    assertThat(filtered(compared("assetName", "equals", 1))).isEmpty();
  }

  @Test
  void formsAreFilteredByTheirFields() {
    assertThat(filtered(is("Residency.region", "eu"))).containsExactly("Sales by region");
    assertThat(filtered(compared("Residency.days", "greaterThan", 7))).containsExactly("Returns");
    assertThat(filtered(compared("Residency.days", "lessThanOrEquals", 30)))
        .containsExactly("Sales by region", "Returns");
    attach(arn("d/orders"), "id", "Residency", "{\"tags\":[\"a\",\"b\"]}");
    assertThat(filtered(is("Residency.tags", "b"))).containsExactly("orders");
    assertThat(filtered(all(is("type", "Table"), none("Residency.tags"))))
        .containsExactly("customers");
    assertThat(
            filtered(
                SearchFilterClause.builder()
                    .mapFilter(
                        f -> f.attribute("Residency").key("region").value(v -> v.stringValue("us")))
                    .build()))
        .containsExactly("Returns");
  }

  @Test
  void filtersNest() {
    associate("r1", finance);
    associate(arn("d/orders"), finance);
    assertThat(filtered(is("glossaryTerms", finance)))
        .containsExactlyInAnyOrder("Sales by region", "orders");
    assertThat(filtered(is("glossaryTerms", "gt-none"))).isEmpty();
    assertThat(filtered(all(is("glossaryTerms", finance), is("type", "Table"))))
        .containsExactly("orders");
    assertThat(filtered(any(is("glossaryTerms", finance), is("type", "Skill"))))
        .containsExactly("Sales by region", "how-to-query", "orders");
    assertThat(
            filtered(
                all(
                    any(is("type", "Table"), is("type", "Skill")),
                    any(is("assetName", "orders"), is("assetName", "how-to-query")))))
        .containsExactly("how-to-query", "orders");
    assertThat(filtered(all(is("type", "Table"), is("type", "Skill")))).isEmpty();
    assertThat(filtered(any(is("type", "Table"), is("id", "r1"))))
        .containsExactly("Sales by region", "customers", "orders");
    assertThat(search(r -> r.searchText("customers").filterClause(is("type", "Report"))))
        .containsExactly("Returns");
  }

  @Test
  void relationsCountForBothSides() {
    attach(arn("d/orders"), null, "amazon::RelatedTo", "{\"assetIdentifiers\":[\"skill\"]}");
    attach(
        "r1",
        null,
        "amazon::RelatedTo",
        String.format(
            "{\"assetIdentifiers\":[\"%s\",\"amazon.skill::other\"]}", arn("d/customers")));
    String related = "amazon::RelatedTo.assetIdentifiers";
    assertThat(filtered(is(related, "skill"))).containsExactly("orders");
    assertThat(filtered(is(related, arn("d/orders")))).containsExactly("how-to-query");
    String customers = glue.getAsset(r -> r.identifier(arn("d/customers"))).id();
    assertThat(filtered(is(related, customers))).containsExactly("Sales by region");
    assertThat(filtered(is(related, "r1"))).containsExactly("customers");
    assertThat(filtered(is(related, "amazon.skill::other"))).containsExactly("Sales by region");
  }

  @Test
  void anotherOrderThanTheBestFirst() {
    assertThat(search(r -> r.sort(s -> s.attribute("assetName"))))
        .containsExactly("Returns", "Sales by region", "customers", "how-to-query", "orders");
    assertThat(search(r -> r.sort(s -> s.attribute("updatedAt").order("DESCENDING"))))
        .containsExactly("how-to-query", "Returns", "Sales by region", "customers", "orders");
    assertThat(search(r -> r.searchText("customer").sort(s -> s.attribute("assetName"))))
        .containsExactly("Returns", "customers");
    assertThat(
            search(
                r -> r.filterClause(is("type", "Report")).sort(s -> s.attribute("Residency.days"))))
        .containsExactly("Sales by region", "Returns");
  }

  @Test
  void resultsComeInPages() {
    associate("r1", finance);
    associate("r2", finance);
    associate(arn("d/orders"), finance);
    List<Consumer<SearchAssetsRequest.Builder>> searches =
        List.of(
            r -> {},
            r -> r.searchText("customer region order"),
            r -> r.sort(s -> s.attribute("assetName").order("DESCENDING")),
            r -> r.filterClause(is("glossaryTerms", finance)),
            r -> r.filterClause(is("type", "Table")));
    for (Consumer<SearchAssetsRequest.Builder> each : searches) {
      List<String> whole = search(each);
      assertThat(whole).hasSizeGreaterThan(1);
      List<String> paged = new ArrayList<>();
      String token = null;
      do {
        String next = token;
        SearchAssetsResponse page =
            glue.searchAssets(
                r -> {
                  each.accept(r);
                  r.maxResults(1).nextToken(next);
                });
        assertThat(page.items()).hasSize(1);
        paged.add(page.items().get(0).assetName());
        token = page.nextToken();
      } while (token != null);
      assertThat(paged).isEqualTo(whole);
    }
  }

  @Test
  void whatNobodyCanCompareIsRefused() {
    List<SearchFilterClause> wrong =
        List.of(
            is("nothing", "x"),
            is("Residency", "x"),
            is("Missing.region", "x"),
            all(is("type", "Table"), is("", "x")),
            SearchFilterClause.builder()
                .attributeFilter(f -> f.attribute("type").operator("equals"))
                .build());
    for (SearchFilterClause clause : wrong) {
      assertThatThrownBy(() -> filtered(clause)).isInstanceOf(InvalidInputException.class);
    }
    assertThatThrownBy(() -> search(r -> r.sort(s -> s.attribute("nothing"))))
        .isInstanceOf(InvalidInputException.class);
    for (String token :
        List.of(
            "x",
            PageToken.encode(List.of("7", "a", "b", "c")),
            PageToken.encode(List.of("2", "a", "b", "c")))) {
      assertThatThrownBy(() -> search(r -> r.nextToken(token)))
          .isInstanceOf(InvalidInputException.class);
      assertThatThrownBy(
              () -> search(r -> r.nextToken(token).filterClause(is("glossaryTerms", "x"))))
          .isInstanceOf(InvalidInputException.class);
    }
  }

  /** More assets than are read at once, and tables in a catalog inside the account's own. */
  @Test
  void manyAssetsAreWalkedOver() {
    for (int i = 0; i < 450; i++) {
      String number = String.format("%03d", i);
      glue.putAsset(
          r ->
              r.identifier("many-" + number)
                  .assetTypeId("Report")
                  .name("Number " + number)
                  .forms(Map.of()));
    }
    glue.createCatalog(r -> r.name("inner").catalogInput(c -> c.description("inside")));
    String inner = caller.account() + ":inner";
    glue.createDatabase(r -> r.catalogId(inner).databaseInput(d -> d.name("i")));
    glue.createTable(r -> r.catalogId(inner).databaseName("i").tableInput(table("far_away")));
    assertThat(search(r -> r.searchText("449"))).containsExactly("Number 449");
    assertThat(search(r -> r.searchText("away"))).containsExactly("far_away");
    assertThat(filtered(is("assetName", "far_away"))).containsExactly("far_away");
    assertThat(glue.getAsset(r -> r.identifier(arn("inner/i/far_away"))).name())
        .isEqualTo("far_away");
    assertThat(filtered(is("type", "Table"))).containsExactly("customers", "orders", "far_away");
    assertThat(search(r -> r.searchText("number"))).hasSize(100);
  }

  @Test
  void tablesOfManyDatabasesAreWalkedOver() {
    for (int i = 0; i < 105; i++) {
      String database = String.format("m%03d", i);
      createDatabase(database);
      createTable(database, table("t_" + i));
    }
    Set<String> found = new TreeSet<>();
    String token = null;
    do {
      String next = token;
      SearchAssetsResponse page =
          glue.searchAssets(
              r -> r.filterClause(is("type", "Table")).maxResults(20).nextToken(next));
      page.items().forEach(item -> assertThat(found.add(item.assetName())).isTrue());
      token = page.nextToken();
    } while (token != null);
    assertThat(found).hasSize(107).contains("t_0", "t_99", "t_104", "orders");
    assertThat(search(r -> r.searchText("104"))).containsExactly("t_104");
  }
}
