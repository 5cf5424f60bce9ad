package io.mastic.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.glue.model.InvalidInputException;

/** Patterns that a matcher would try in more ways than there are atoms, at each of their doors. */
class EvilPatternsTest extends CatalogFixture {

  private static final List<String> EVIL =
      List.of(
          "(a+)+b",
          "(a|a)+b",
          "(a|aa)+b",
          "((a+)+)+b",
          "([a-zA-Z]+)+b",
          "(.*a){30}b",
          "(a?){60}b",
          ".*.*.*.*.*.*.*.*b",
          "(?=(a+)+b)a.*",
          "(.*)\\1\\1\\1\\1\\1b",
          "(?:){1000000000}b",
          "((((?:){200}){200}){200}){200}b",
          "(".repeat(1_000) + "a" + ")".repeat(1_000),
          "(a|b|ab|ba)*".repeat(40) + "c");

  @BeforeEach
  void manyNames() {
    glue.createDatabase(r -> r.databaseInput(d -> d.name("d")));
    for (int i = 0; i < 20; i++) {
      String name = "a".repeat(240) + "x" + i;
      glue.createTable(r -> r.databaseName("d").tableInput(t -> t.name(name)));
      glue.createUserDefinedFunction(
          r -> r.databaseName("d").functionInput(f -> f.functionName(name)));
    }
  }

  @Test
  void noListingTakesForEver() {
    for (String pattern : EVIL) {
      harmless(pattern, () -> glue.getTables(r -> r.databaseName("d").expression(pattern)));
      harmless(
          pattern, () -> glue.getUserDefinedFunctions(r -> r.databaseName("d").pattern(pattern)));
    }
  }

  /**
   * It answers or is refused, soon: it is no defect, and takes no time that others would miss. A
   * matcher cannot be interrupted, so it is left behind where it does not end.
   */
  private static void harmless(String pattern, Runnable call) {
    AtomicReference<Throwable> refused = new AtomicReference<>();
    Thread caller = new Thread(() -> refused.set(catchThrowable(call::run)), "evil pattern");
    caller.setDaemon(true);
    caller.start();
    try {
      caller.join(20_000);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    assertThat(caller.isAlive()).as("still matching %s", pattern).isFalse();
    Throwable refusal = refused.get();
    assertThat(refusal == null || refusal instanceof InvalidInputException)
        .as("%s: %s", pattern, refusal)
        .isTrue();
  }
}
