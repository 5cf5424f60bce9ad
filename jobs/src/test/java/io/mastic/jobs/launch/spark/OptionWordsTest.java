package io.mastic.jobs.launch.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mastic.jobs.launch.order.LaunchException;
import java.util.List;
import org.junit.jupiter.api.Test;

class OptionWordsTest {

  @Test
  void wordsMayBeQuoted() throws LaunchException {
    assertThat(OptionWords.of(null)).isEmpty();
    assertThat(OptionWords.of("  ")).isEmpty();
    assertThat(OptionWords.of("-Da=1  -Db=2")).containsExactly("-Da=1", "-Db=2");
    assertThat(OptionWords.of("-Da='x y' -Db=\"p q\"")).isEqualTo(List.of("-Da=x y", "-Db=p q"));
    assertThat(OptionWords.of("-Da=x\\ y -Db='a\\b' -Dc=\"a\\\"b\""))
        .isEqualTo(List.of("-Da=x y", "-Db=a\\b", "-Dc=a\"b"));
    assertThat(OptionWords.of("'' -Da")).isEqualTo(List.of("", "-Da"));
  }

  @Test
  void anOpenQuoteIsTold() {
    assertThatThrownBy(() -> OptionWords.of("-Da='x y"))
        .isInstanceOf(LaunchException.class)
        .hasMessageContaining("extraJavaOptions");
  }
}
