package io.mastic.jobs.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilterPatternTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`` | anything | true",
        "ERROR | an ERROR here | true",
        "ERROR | an error here | false",
        "ERROR disk | disk ERROR | true",
        "ERROR disk | ERROR only | false",
        "\"two words\" | these two words | true",
        "\"two words\" | words two | false",
        "?a1 ?b2 | has b2 | true",
        "?a1 ?b2 | has none | false",
        "ERROR -Timeout | ERROR Timeout | false",
        "ERROR -Timeout | ERROR | true"
      })
  void termsDecide(String pattern, String message, boolean matches) {
    assertThat(FilterPattern.parse(pattern).matches(message)).isEqualTo(matches);
  }

  @Test
  void patternsOverJsonAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> FilterPattern.parse("{ $.a = 1 }"));
  }
}
