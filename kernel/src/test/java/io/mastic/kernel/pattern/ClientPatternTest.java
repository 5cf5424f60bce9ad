package io.mastic.kernel.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientPatternTest {

  private static final String LONG = "a".repeat(5_000) + "!";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(a+)+",
        "(a*)*b",
        "(a|a)*b",
        "(a|aa)+",
        "([a-zA-Z]+)*",
        "(.*a){20}",
        ".*.*.*.*.*.*x",
        "(x+x+)+y|(a+a+)+y",
        "(a?){1000}b",
        "(.*)\\1\\1\\1\\1b",
        "^(([a-z])+.)+[A-Z]([a-z])+",
        "(?=(a+)+b).*",
        "(a|b|ab)*c",
        "(?:){1000000000}",
        "(?:(?:){2000}){2000}",
        "((((?:){200}){200}){200}){200}b",
        "(?x)(?: # )\n (?:){9999} ){9999}",
      })
  @Timeout(20)
  void noPatternTakesForEver(String regex) {
    assertThatThrownBy(
            () -> {
              ClientPattern pattern = ClientPattern.compile(regex, 0);
              PatternSteps steps = new PatternSteps(1_000_000);
              for (int i = 0; i < 100_000; i++) {
                pattern.matches(LONG, steps);
              }
            })
        .isInstanceOf(ClientPatternException.class);
  }

  @Test
  @Timeout(20)
  void aDeepStackIsNoDefect() {
    ClientPattern pattern = ClientPattern.compile("(a|b)*", 0);
    assertThatThrownBy(() -> pattern.matches("ab".repeat(500_000), new PatternSteps(100_000_000)))
        .hasMessageContaining("too long");
    assertThatThrownBy(
            () ->
                ClientPattern.compile("(".repeat(4_999) + "a" + ")".repeat(4_999), 0)
                    .matches("a", new PatternSteps(1)))
        .isInstanceOf(ClientPatternException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "^x-[a-z]+$, x-abc, true",
    "'^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$', 01234567-89ab-cdef-0123-456789abcdef, true",
    "(?!x-).*, x-a, false",
    "(?i)ABC, abc, true",
    "'[0-9a-f]{64}:[0-9a-f]{64}', a, false",
    "'\\Q{999999}\\E', '{999999}', true",
    "'[{999999}]', 9, true",
  })
  void ordinaryPatternsDo(String regex, String text, boolean matches) {
    assertThat(ClientPattern.compile(regex, 0).matches(text, new PatternSteps(10_000)))
        .isEqualTo(matches);
  }

  @ParameterizedTest
  @CsvSource({
    "abc, 3",
    "'(a{10}b){20}', 220",
    "'a{3}{4}', 12",
    "'(?:){5}', 10",
    "'[a{9}]{2}', 2",
    "'\\{9}', 3",
    "'(a{1000000000}){1000000000}', 1000000000",
  })
  void repetitionsAreCounted(String regex, long times) {
    assertThat(Repetitions.of(regex)).isEqualTo(times);
  }

  @Test
  void aBudgetIsForAllTexts() {
    ClientPattern pattern = ClientPattern.compile("a*", 0);
    PatternSteps steps = new PatternSteps(1_000);
    assertThatThrownBy(
            () -> {
              for (int i = 0; i < 1_000; i++) {
                pattern.matches("aaaa", steps);
              }
            })
        .hasMessageContaining("too long");
  }
}
