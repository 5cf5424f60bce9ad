package io.mastic.catalog.context.glossary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mastic.catalog.CatalogFixture;
import io.mastic.kernel.Caller;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.AlreadyExistsException;
import software.amazon.awssdk.services.glue.model.ConflictException;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.GetGlossaryResponse;
import software.amazon.awssdk.services.glue.model.GetGlossaryTermResponse;
import software.amazon.awssdk.services.glue.model.GlossaryItem;
import software.amazon.awssdk.services.glue.model.GlossaryTermItem;
import software.amazon.awssdk.services.glue.model.InvalidInputException;
import software.amazon.awssdk.services.glue.model.ListGlossariesResponse;

class GlossaryOperationsTest extends CatalogFixture {

  private String glossary(String name) {
    return glue.createGlossary(r -> r.name(name)).id();
  }

  private String term(String glossary, String name) {
    return glue.createGlossaryTerm(r -> r.glossaryIdentifier(glossary).name(name)).id();
  }

  @Test
  void aGlossaryLives() {
    String id = glue.createGlossary(r -> r.name("Finance").description("Money")).id();
    assertThat(id).matches("gl-[0-9a-z]{14}");
    assertThat(glue.getGlossary(r -> r.identifier(id)))
        .isEqualTo(
            GetGlossaryResponse.builder().id(id).name("Finance").description("Money").build());

    assertThat(glue.updateGlossary(r -> r.identifier(id).name("Controlling")).description())
        .isEqualTo("Money");
    glue.updateGlossary(r -> r.identifier(id).description("More money"));
    assertThat(glue.getGlossary(r -> r.identifier(id)))
        .isEqualTo(
            GetGlossaryResponse.builder()
                .id(id)
                .name("Controlling")
                .description("More money")
                .build());

    glue.deleteGlossary(r -> r.identifier(id));
    assertThatThrownBy(() -> glue.getGlossary(r -> r.identifier(id)))
        .isInstanceOf(EntityNotFoundException.class)
        .hasMessageContaining(id);
    assertThatThrownBy(() -> glue.updateGlossary(r -> r.identifier(id).name("x")))
        .isInstanceOf(EntityNotFoundException.class);
    // AWS documents no "not found" for deletions.
    assertThatCode(() -> glue.deleteGlossary(r -> r.identifier(id))).doesNotThrowAnyException();
  }

  @Test
  void namesAreTakenOnce() {
    String finance = glossary("Finance");
    String sales = glossary("Sales");
    assertThatThrownBy(() -> glossary("Finance")).isInstanceOf(AlreadyExistsException.class);
    assertThatThrownBy(() -> glue.updateGlossary(r -> r.identifier(sales).name("Finance")))
        .isInstanceOf(AlreadyExistsException.class);
    glue.updateGlossary(r -> r.identifier(sales).name("Sales"));

    term(finance, "User");
    String other = term(finance, "Customer");
    term(sales, "User");
    assertThatThrownBy(() -> term(finance, "User")).isInstanceOf(AlreadyExistsException.class);
    assertThatThrownBy(() -> glue.updateGlossaryTerm(r -> r.identifier(other).name("User")))
        .isInstanceOf(AlreadyExistsException.class);
    glue.updateGlossaryTerm(r -> r.identifier(other).name("Client"));
    term(finance, "Customer");
  }

  @Test
  void aTermLives() {
    String glossary = glossary("Finance");
    String id =
        glue.createGlossaryTerm(
                r ->
                    r.glossaryIdentifier(glossary)
                        .name("Active User")
                        .shortDescription("short")
                        .longDescription("long"))
            .id();
    assertThat(id).matches("gt-[0-9a-z]{14}");
    glue.updateGlossaryTerm(r -> r.identifier(id).name("Monthly Active User"));
    glue.updateGlossaryTerm(r -> r.identifier(id).shortDescription("shorter"));
    assertThat(glue.getGlossaryTerm(r -> r.identifier(id)))
        .isEqualTo(
            GetGlossaryTermResponse.builder()
                .id(id)
                .glossaryId(glossary)
                .name("Monthly Active User")
                .shortDescription("shorter")
                .longDescription("long")
                .build());

    assertThatThrownBy(() -> glue.deleteGlossary(r -> r.identifier(glossary)))
        .isInstanceOf(ConflictException.class);
    glue.deleteGlossaryTerm(r -> r.identifier(id));
    glue.deleteGlossaryTerm(r -> r.identifier(id));
    assertThatThrownBy(() -> glue.getGlossaryTerm(r -> r.identifier(id)))
        .isInstanceOf(EntityNotFoundException.class);
    assertThatThrownBy(() -> glue.updateGlossaryTerm(r -> r.identifier(id).name("x")))
        .isInstanceOf(EntityNotFoundException.class);
    glue.deleteGlossary(r -> r.identifier(glossary));
    assertThatThrownBy(() -> term(glossary, "Late")).isInstanceOf(EntityNotFoundException.class);
  }

  @Test
  void listingsComeInPages() {
    for (String name : List.of("b", "e", "a", "d", "c")) {
      glossary(name);
    }
    List<String> names = new ArrayList<>();
    String token = null;
    do {
      String next = token;
      ListGlossariesResponse page = glue.listGlossaries(r -> r.maxResults(2).nextToken(next));
      page.items().stream().map(GlossaryItem::name).forEach(names::add);
      token = page.nextToken();
    } while (token != null);
    assertThat(names).containsExactly("a", "b", "c", "d", "e");

    String glossary = glossary("terms");
    term(glossary, "z");
    term(glossary, "y");
    term(glossary("others"), "x");
    var first = glue.listGlossaryTerms(r -> r.glossaryIdentifier(glossary).maxResults(1));
    assertThat(first.items()).extracting(GlossaryTermItem::name).containsExactly("y");
    var second =
        glue.listGlossaryTerms(
            r -> r.glossaryIdentifier(glossary).maxResults(1).nextToken(first.nextToken()));
    assertThat(second.items()).extracting(GlossaryTermItem::name).containsExactly("z");
    assertThat(second.nextToken()).isNull();
    assertThat(glue.listGlossaryTerms(r -> r.glossaryIdentifier("gl-none")).items()).isEmpty();
    assertThatThrownBy(() -> glue.listGlossaries(r -> r.nextToken("x")))
        .isInstanceOf(InvalidInputException.class);
  }

  /** Clients send a creation again when they have heard no answer. */
  @Test
  void theSameCreationIsMadeOnce() {
    String first = glue.createGlossary(r -> r.name("Finance").clientToken("t1")).id();
    assertThat(glue.createGlossary(r -> r.name("Finance").clientToken("t1")).id()).isEqualTo(first);
    assertThatThrownBy(() -> glue.createGlossary(r -> r.name("Finance").clientToken("t2")))
        .isInstanceOf(AlreadyExistsException.class);
    assertThatThrownBy(() -> glue.createGlossary(r -> r.name("Sales").clientToken("t1")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("ClientToken");

    String term =
        glue.createGlossaryTerm(r -> r.glossaryIdentifier(first).name("User").clientToken("t1"))
            .id();
    assertThat(
            glue.createGlossaryTerm(r -> r.glossaryIdentifier(first).name("User").clientToken("t1"))
                .id())
        .isEqualTo(term);
    assertThatThrownBy(
            () ->
                glue.createGlossaryTerm(
                    r -> r.glossaryIdentifier(first).name("Client").clientToken("t1")))
        .isInstanceOf(InvalidInputException.class);
  }

  @Test
  void accountsAndRegionsAreApart() {
    String glossary = glossary("Finance");
    String term = term(glossary, "User");
    for (Caller other :
        List.of(
            Caller.root("1" + caller.account().substring(1), caller.region()),
            Caller.root(caller.account(), "us-west-2"))) {
      if (other.equals(caller)) {
        continue;
      }
      GlueClient elsewhere = as(other);
      assertThatThrownBy(() -> elsewhere.getGlossary(r -> r.identifier(glossary)))
          .isInstanceOf(EntityNotFoundException.class);
      elsewhere.deleteGlossaryTerm(r -> r.identifier(term));
      elsewhere.deleteGlossary(r -> r.identifier(glossary));
      assertThat(elsewhere.listGlossaries(r -> {}).items()).isEmpty();
      elsewhere.createGlossary(r -> r.name("Finance"));
    }
    assertThat(glue.getGlossaryTerm(r -> r.identifier(term)).glossaryId()).isEqualTo(glossary);
  }
}
