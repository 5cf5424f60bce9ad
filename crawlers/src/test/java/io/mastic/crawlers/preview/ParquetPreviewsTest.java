package io.mastic.crawlers.preview;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParquetPreviewsTest extends PreviewedTables {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "snappy-v1",
        "snappy-v2",
        "zstd-v1",
        "zstd-v2",
        "gzip-v1",
        "lz4raw-v1",
        "uncompressed-v1",
        "legacy"
      })
  void readsParquetHoweverItIsPacked(String kind) throws IOException {
    String table =
        table(
            PARQUET,
            Map.of(),
            "id bigint, NAME string, half double, price decimal(12,2), even boolean, day date, "
                + "at timestamp, pair array<bigint>, counts map<string,bigint>, "
                + "deep struct<x:int,tags:array<struct<t:string>>>, raw binary, word string, "
                + "absent int",
            "");
    town.put("data", table + "/part.parquet", resource("pages/" + kind + ".parquet"));
    Preview preview = preview(table);
    assertThat(preview.notes()).isEmpty();
    List<String> rows = rows(preview);
    assertThat(rows).hasSize(100);
    assertThat(rows.get(4))
        .isEqualTo(
            "4|name 4|1.0|1.33|true|2026-01-05|2026-01-01 10:20:34.123456|null|{\"k4\":8}|"
                + "{\"x\":4,\"tags\":[{\"t\":\"t4\"}]}|0x6234|word|null");
    assertThat(rows.get(99))
        .startsWith("99|name 99|24.75|33.00|false|2026-04-10|")
        .contains("|null|");
    assertThat(rows.get(98)).contains("|[98,99]|");
  }

  @Test
  void aBrokenParquetFileIsSaidToBe() throws IOException {
    byte[] good = resource("pages/snappy-v1.parquet");
    String table = table(PARQUET, Map.of(), "id bigint", "");
    town.put("data", table + "/1", "PAR1 but not really PAR1");
    town.put("data", table + "/2", Arrays.copyOf(good, good.length / 2));
    byte[] spoilt = good.clone();
    Arrays.fill(spoilt, 20, 200, (byte) 0x5a);
    town.put("data", table + "/3", spoilt);
    town.put("data", table + "/4", good);
    Preview preview = preview(table);
    assertThat(preview.notes()).hasSize(3).allMatch(note -> note.startsWith("s3://data/"));
    assertThat(rows(preview)).hasSize(100);
  }
}
