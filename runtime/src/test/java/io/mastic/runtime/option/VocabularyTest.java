package io.mastic.runtime.option;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** No option passes in silence. */
class VocabularyTest {

  private static final Vocabulary KNOWN =
      new Vocabulary(
          "a thing",
          Set.of("acts", "all."),
          Map.of("idle", "nothing is there"),
          Map.of("bad", "it is bad"));

  @Test
  void whatIsKnownPasses() {
    assertThatCode(
            () ->
                KNOWN.check(
                    new Options(
                        Map.of(
                            "ACTS", 1, "all.of.it", 2, "idle", 3, "bad", false, "callSite", ""))))
        .doesNotThrowAnyException();
  }

  @Test
  void othersDoNot() {
    assertThatThrownBy(() -> KNOWN.check(new Options(Map.of("bad", "true"))))
        .hasMessage("The option bad of a thing is not supported: it is bad");
    assertThatThrownBy(() -> KNOWN.check(new Options(Map.of("allof", 1))))
        .hasMessage("There is no option allof of a thing");
  }
}
