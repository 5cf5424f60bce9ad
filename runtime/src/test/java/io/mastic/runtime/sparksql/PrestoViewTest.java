package io.mastic.runtime.sparksql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrestoViewTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '$',
      value = {
        "SELECT id FROM t                | SELECT id FROM t",
        "SELECT \"a b\" \"N\" FROM \"t\" | SELECT `a b` `N` FROM `t`",
        "SELECT 'it''s'                  | SELECT 'it\\'s'",
        "SELECT 'a \"b\" \\'             | SELECT 'a \"b\" \\\\'",
        "SELECT \"q\"\"q\"               | SELECT `q\"q`",
      })
  void theTextInSparksWords(String presto, String spark) {
    assertThat(PrestoView.sparks("d.v", presto)).isEqualTo(spark);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"SELECT a / 2 FROM t", "SELECT a[1] FROM t", "SELECT 'open", "SELECT a % 2"})
  void whatMeansSomethingElseIsRefused(String presto) {
    assertThatThrownBy(() -> PrestoView.sparks("d.v", presto))
        .hasMessageContaining("The view d.v was made by Athena or Trino");
  }

  @Test
  void aViewAsItIsStored() {
    PrestoView view =
        PrestoView.of(
            "d.v",
            stored(
                "{\"originalSql\":\"SELECT a FROM t\",\"schema\":\"other\",\"columns\":"
                    + "[{\"name\":\"a\",\"type\":\"varchar(5)\"},{\"name\":\"b\",\"type\":\"decimal(10,2)\"}]}"));
    assertThat(view.text()).isEqualTo("SELECT a FROM t");
    assertThat(view.schema().toDDL()).isEqualTo("a STRING,b DECIMAL(10,2)");
    assertThat(view.properties())
        .containsEntry("view.catalogAndNamespace.part.1", "other")
        .containsEntry("view.query.out.numCols", "2");
  }

  @Test
  void whatIsNoViewOrHasAnUnknownTypeIsNamed() {
    assertThatThrownBy(() -> PrestoView.of("d.v", "SELECT 1")).hasMessageContaining("d.v");
    assertThatThrownBy(
            () ->
                PrestoView.of("d.v", stored("{\"columns\":[{\"name\":\"a\",\"type\":\"json\"}]}")))
        .hasMessageContaining("type json");
  }

  private static String stored(String json) {
    return "/* Presto View: "
        + Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8))
        + " */";
  }
}
