package io.mastic.crawlers.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mastic.catalog.scope.TableName;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PreviewsTest extends PreviewedTables {

  @Test
  void aFileThatIsPackedIsUnpackedAndABrokenOneSaidToBe() {
    String table = table(LAZY, CSV, "a int", "");
    town.put("data", table + "/1.csv.gz", gzip("1\n2\n"));
    byte[] cut = gzip("x".repeat(50_000));
    town.put("data", table + "/2.csv.gz", Arrays.copyOf(cut, 12));
    town.put("data", table + "/3.csv", "3\n");
    Preview preview = preview(table);
    assertThat(rows(preview)).isEqualTo(List.of("1", "2", "3"));
    assertThat(preview.notes())
        .singleElement()
        .asString()
        .contains("2.csv.gz: it cannot be unpacked");
  }

  @Test
  void noMoreThanAskedForAndOnlyTheFirstFilesAreRead() {
    String table = table(LAZY, CSV, "a int", "");
    for (int i = 0; i < 30; i++) {
      town.put("data", table + "/part-%02d".formatted(i), i + "\n");
    }
    assertThat(rows(preview(table))).hasSize(20).contains("0", "19");
    Preview few = town.as(() -> town.room().previews().of(TableName.of("db", table), 3));
    assertThat(rows(few)).isEqualTo(List.of("0", "1", "2"));
    assertThat(few.files()).hasSize(3);
  }

  @Test
  void hiddenEmptyAndExcludedFilesHoldNoRows() {
    String table =
        table(LAZY, Map.of("field.delim", ",", "exclusions", "[\"**.bad\"]"), "a int", "");
    town.put("data", table + "/_SUCCESS", "9\n");
    town.put("data", table + "/.part.crc", "9\n");
    town.put("data", table + "/empty", "");
    town.put("data", table + "/x.bad", "9\n");
    town.put("data", table + "/_temporary/0/part", "9\n");
    town.put("data", table + "/deep/part", "1\n");
    assertThat(rows(preview(table))).isEqualTo(List.of("1"));
  }

  @Test
  void rowsOfPartitionsEndWithTheirValues() {
    String table = table(LAZY, CSV, "a int", "day string, hour int");
    assertThat(preview(table).notes())
        .containsExactly("The table has no partitions yet, and so no rows.");
    partition(table, "2026-01-01", "1");
    partition(table, "2026-01-02", "2");
    partition(table, "2026-01-03", "3");
    town.put("data", table + "/2026-01-01/1/part", "10\n");
    town.put("data", table + "/2026-01-03/3/part", "30\n");
    Preview preview = preview(table);
    assertThat(rows(preview)).isEqualTo(List.of("10|2026-01-01|1", "30|2026-01-03|3"));
    assertThat(preview.keys()).isEqualTo(2);
    assertThat(preview.columns().get(2).name()).isEqualTo("hour");
  }

  @Test
  void whatIsGoneOrNotReadIsSaid() {
    String table = table(LAZY, CSV, "a int", "");
    assertThat(preview(table).notes())
        .containsExactly("There is no data at s3://data/" + table + "/.");
    String gone = tableAt("s3://no-such-bucket/x/", LAZY, CSV, "a int", "");
    assertThatThrownBy(() -> preview(gone))
        .isInstanceOf(PreviewException.class)
        .hasMessage("The bucket no-such-bucket is not there.");
    String other = table("org.apache.hadoop.hive.serde2.RegexSerDe", Map.of(), "a int", "");
    assertThatThrownBy(() -> preview(other))
        .isInstanceOf(PreviewException.class)
        .hasMessageContaining("RegexSerDe");
    String lake = table(PARQUET, Map.of("table_type", "HUDI"), "a int", "");
    assertThatThrownBy(() -> preview(lake))
        .hasMessage("There is no preview of tables of Hudi yet.");
    String elsewhere = tableAt("jdbc:postgresql://h/d", LAZY, CSV, "a int", "");
    assertThatThrownBy(() -> preview(elsewhere)).hasMessageContaining("jdbc:postgresql://h/d");
    String path = table(JSON, Map.of("jsonPath", "$.a.b"), "a int", "");
    assertThatThrownBy(() -> preview(path)).hasMessageContaining("$.a.b");
  }

  @Test
  void aHugeFileIsReadAtItsBeginningOnly() {
    String table = table(LAZY, CSV, "a string", "");
    town.put("data", table + "/1", "x".repeat(6 << 20));
    town.put("data", table + "/2", ("{\"a\":1}" + "y".repeat(93) + "\n").repeat(50_000));
    Preview preview = preview(table);
    assertThat(rows(preview)).hasSize(100);
    assertThat(rows(preview).get(0)).hasSizeLessThan(5_000);
  }
}
