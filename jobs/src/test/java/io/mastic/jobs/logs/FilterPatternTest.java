package io.mastic.jobs.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

  private static final String EVENT =
      """
      {"level": "ERROR", "code": 503, "ok": false, "none": null, "user": {"name": "ann b"},
       "list": [{"flag": "x"}, 2], "ip": "10.0.3.4", "dotted.name": 1}\
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "{ $.level = \"ERROR\" } ; true",
        "{$.level=ERROR} ; true",
        "{ $.level = \"ERR*\" } ; true",
        "{ $.level = \"error\" } ; false",
        "{ $.level != \"INFO\" } ; true",
        "{ $.level != \"ERROR\" } ; false",
        "{ $.gone != \"ERROR\" } ; false",
        "{ $.code >= 500 } ; true",
        "{ $.code < 5.03e2 } ; false",
        "{ $.code = 503 } ; true",
        "{ $.code = 503.0 } ; true",
        "{ $.code = 5* } ; true",
        "{ $.level > 3 } ; false",
        "{ $.ok IS FALSE } ; true",
        "{ $.ok IS TRUE } ; false",
        "{ $.none IS NULL } ; true",
        "{ $.gone IS NULL } ; false",
        "{ $.gone NOT EXISTS } ; true",
        "{ $.level NOT EXISTS } ; false",
        "{ $.user.name = \"ann b\" } ; true",
        "{ $.user = \"ann b\" } ; false",
        "{ $.list[0].flag = x } ; true",
        "{ $.list[1] = 2 } ; true",
        "{ $['dotted.name'] = 1 } ; true",
        "{ $.ip = 10.0.* } ; true",
        "{ $.ip = %^10\\.0\\.[1-3]\\.% } ; true",
        "{ ($.level = WARN || $.code > 500) && $.ok IS FALSE } ; true",
        "{ $.level = WARN || $.code > 500 && $.ok IS TRUE } ; false",
      })
  void membersOfJsonDecide(String pattern, boolean matches) {
    FilterPattern parsed = FilterPattern.parse(pattern);
    assertThat(parsed.matches(EVENT)).isEqualTo(matches);
    assertThat(parsed.matches("no JSON: ERROR")).isFalse();
    assertThat(parsed.matches("{ broken")).isFalse();
  }

  @Test
  void aRegularExpressionIsFoundAnywhere() {
    FilterPattern pattern = FilterPattern.parse("%AKIA[0-9A-Z]{4}%");
    assertThat(pattern.matches("key AKIA12AB here")).isTrue();
    assertThat(pattern.matches("key AKIA12a")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[ip, user, status=500]",
        "{ $.a }",
        "{ $.a = 1",
        "{ $.a = 1 } x",
        "{ a = 1 }",
        "{ $.a > x }",
        "{ $.a = }",
        "%a",
        "%a% b",
        "%(%",
      })
  void whatCannotBeReadIsRefused(String pattern) {
    assertThatIllegalArgumentException().isThrownBy(() -> FilterPattern.parse(pattern));
  }
}
