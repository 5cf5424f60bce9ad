package io.mastic.catalog.context;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.glue.model.AlreadyExistsException;
import software.amazon.awssdk.services.glue.model.ConflictException;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.GlueException;
import software.amazon.awssdk.services.glue.model.InvalidInputException;

/** Many clients at once: what one of them is told holds for all. */
class ContextRaceTest extends AssetFixture {

  private static final int CLIENTS = 8;

  private final ExecutorService pool = Executors.newFixedThreadPool(CLIENTS);

  @AfterEach
  void endClients() {
    pool.shutdownNow();
  }

  /** What each client's call gave, or the name of the error that it ended in. */
  private List<String> race(IntFunction<String> call) throws Exception {
    List<Callable<String>> calls = new ArrayList<>();
    IntStream.range(0, CLIENTS).forEach(i -> calls.add(() -> outcome(() -> call.apply(i))));
    List<String> outcomes = new ArrayList<>();
    for (Future<String> each : pool.invokeAll(calls, 2, TimeUnit.MINUTES)) {
      outcomes.add(each.get());
    }
    return outcomes;
  }

  private static String outcome(Callable<String> call) throws Exception {
    try {
      return call.call();
    } catch (GlueException e) {
      return e.getClass().getSimpleName();
    }
  }

  private static String name(Class<?> error) {
    return error.getSimpleName();
  }

  @Test
  void aNameIsTakenOnce() throws Exception {
    List<String> made = race(i -> glue.createGlossary(r -> r.name("Finance")).id());
    assertThat(made).filteredOn(each -> each.startsWith("gl-")).hasSize(1);
    assertThat(made)
        .filteredOn(each -> each.equals(name(AlreadyExistsException.class)))
        .hasSize(CLIENTS - 1);
  }

  @Test
  void aTokenMakesOneGlossary() throws Exception {
    List<String> made =
        race(i -> glue.createGlossary(r -> r.name("Finance").clientToken("same")).id());
    assertThat(made).hasSize(CLIENTS);
    assertThat(made.stream().distinct().toList()).hasSize(1).allMatch(id -> id.startsWith("gl-"));
  }

  @Test
  void noMoreTermsThanMayBe() throws Exception {
    List<String> terms = terms(16);
    List<String> outcomes =
        race(
            i ->
                glue.associateGlossaryTerms(
                        r ->
                            r.assetIdentifier(arn("d/orders"))
                                .glossaryTermIdentifiers(terms.get(2 * i), terms.get(2 * i + 1)))
                    .assetIdentifier());
    assertThat(outcomes)
        .filteredOn(each -> each.equals(name(InvalidInputException.class)))
        .hasSize(3);
    assertThat(glue.getAsset(r -> r.identifier(arn("d/orders"))).glossaryTerms()).hasSize(10);
  }

  /** A glossary goes, or a term comes; never a term without a glossary. */
  @Test
  void noTermIsLeftWithoutItsGlossary() throws Exception {
    for (int round = 0; round < 10; round++) {
      String glossary = glue.createGlossary(r -> r.name("Words")).id();
      List<String> outcomes =
          race(
              i -> {
                if (i % 2 == 0) {
                  glue.deleteGlossary(r -> r.identifier(glossary));
                  return "deleted";
                }
                return glue.createGlossaryTerm(
                        r -> r.glossaryIdentifier(glossary).name("Term " + i))
                    .id();
              });
      boolean isDeleted = outcomes.contains("deleted");
      assertThat(outcomes)
          .filteredOn(each -> !each.equals("deleted"))
          .allMatch(
              each ->
                  isDeleted
                      ? each.equals(name(EntityNotFoundException.class))
                      : each.startsWith("gt-") || each.equals(name(ConflictException.class)));
      for (String term : outcomes.stream().filter(each -> each.startsWith("gt-")).toList()) {
        glue.deleteGlossaryTerm(r -> r.identifier(term));
      }
      glue.deleteGlossary(r -> r.identifier(glossary));
    }
  }
}
