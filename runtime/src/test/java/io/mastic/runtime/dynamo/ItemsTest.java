package io.mastic.runtime.dynamo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.mastic.runtime.frame.Sparks;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** Items, records and rows. */
class ItemsTest {

  @Test
  void numbers() {
    assertThat(Items.number("12")).isEqualTo(12L);
    assertThat(Items.number("1.2E+2")).isEqualTo(120L);
    assertThat(Items.number("0.1")).isEqualTo(0.1);
    assertThat(Items.number("9223372036854775808"))
        .isEqualTo(new BigDecimal("9223372036854775808"));
    assertThat(Items.number("0.1234567890123456789"))
        .isEqualTo(new BigDecimal("0.1234567890123456789"));
  }

  @Test
  void whatRowsBecome() throws Exception {
    String row =
        "select 's' s, 1 n, 2.50bd d, 1e300 big, true b, x'6162' raw, array(1, null) l,"
            + " map('k', 'v') m, named_struct('in', 1, 'gone', cast(null as int)) o,"
            + " cast(null as string) nothing, timestamp '2026-01-02 03:04:05' t, date '2026-01-02' day";
    assertThat(Items.item(Sparks.session().sql(row).first()))
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    "{\"s\":{\"S\":\"s\"},\"n\":{\"N\":\"1\"},\"d\":{\"N\":\"2.50\"},"
                        + "\"big\":{\"N\":\""
                        + new BigDecimal("1e300").toPlainString()
                        + "\"},\"b\":{\"BOOL\":true},\"raw\":{\"B\":\"YWI=\"},"
                        + "\"l\":{\"L\":[{\"N\":\"1\"},{\"NULL\":true}]},"
                        + "\"m\":{\"M\":{\"k\":{\"S\":\"v\"}}},\"o\":{\"M\":{\"in\":{\"N\":\"1\"}}},"
                        + "\"t\":{\"S\":\""
                        + java.sql.Timestamp.valueOf("2026-01-02 03:04:05").toInstant()
                        + "\"},\"day\":{\"S\":\"2026-01-02\"}}"));
    assertThatThrownBy(
            () -> Items.item(Sparks.session().sql("select cast('NaN' as double) n").first()))
        .hasMessageContaining("no number NaN");
  }

  @Test
  void pace() {
    assertThat(UnitPace.due(50, 100)).isEqualTo(500);
  }
}
