package io.mastic.runtime.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.Table;

class TableLayoutTest {

  private static Table table(
      String serde, Map<String, String> serdeParameters, Map<String, String> parameters) {
    return Table.builder()
        .databaseName("d")
        .name("t")
        .parameters(parameters)
        .partitionKeys(Column.builder().name("day").type("date").build())
        .storageDescriptor(
            s ->
                s.location("s3://b/t/")
                    .columns(Column.builder().name("a").type("struct<x:array<int>>").build())
                    .serdeInfo(i -> i.serializationLibrary(serde).parameters(serdeParameters)))
        .build();
  }

  /** Whatever the format: a table owns its files. */
  @ParameterizedTest
  @ValueSource(strings = {"csv", "json", "parquet", "avro"})
  void whatIsLeftOutReachesTheReader(String classification) {
    Map<String, String> parameters =
        Map.of("classification", classification, "exclusions", "[\"s3://b/t/x.tmp\"]");
    assertThat(TableLayout.of(table("", Map.of(), parameters)).options().texts("exclusions"))
        .containsExactly("s3://b/t/x.tmp");
  }

  @ParameterizedTest
  @CsvSource({
    "org.apache.hadoop.hive.serde2.lazy.LazySimpleSerDe,,csv",
    "org.apache.hadoop.hive.serde2.lazy.LazySimpleSerDe,csv,csv",
    "org.apache.hadoop.hive.serde2.lazy.LazySimpleSerDe,postgresql,postgresql",
    "org.apache.hadoop.hive.serde2.OpenCSVSerde,csv,csv",
    "org.openx.data.jsonserde.JsonSerDe,json,json",
    "org.apache.hive.hcatalog.data.JsonSerDe,,json",
    "org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe,,parquet",
    "org.apache.hadoop.hive.ql.io.orc.OrcSerde,,orc",
    "org.apache.hadoop.hive.serde2.avro.AvroSerDe,,avro",
    ",parquet,parquet",
    "com.amazonaws.glue.serde.GrokSerDe,grokLog,groklog",
  })
  void theFormat(String serde, String classification, String format) {
    Map<String, String> parameters =
        classification == null ? Map.of() : Map.of("classification", classification);
    assertThat(TableLayout.of(table(serde, Map.of(), parameters)).format()).isEqualTo(format);
  }

  @Test
  void unknownIsAnError() {
    assertThatThrownBy(() -> TableLayout.of(table("x.Y", Map.of(), Map.of())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("d.t");
  }

  @Test
  void delimitedText() {
    String lazy = "org.apache.hadoop.hive.serde2.lazy.LazySimpleSerDe";
    var piped =
        TableLayout.of(
                table(lazy, Map.of("field.delim", "|"), Map.of("skip.header.line.count", "1")))
            .options();
    assertThat(piped.text("separator")).contains("|");
    assertThat(piped.isOn("withHeader")).isTrue();
    var hive = TableLayout.of(table(lazy, Map.of("serialization.format", "1"), Map.of())).options();
    assertThat(hive.text("separator")).contains("\u0001");
    assertThat(hive.isOn("withHeader")).isFalse();
    var open =
        TableLayout.of(
                table(
                    "org.apache.hadoop.hive.serde2.OpenCSVSerde",
                    Map.of("quoteChar", "'"),
                    Map.of()))
            .options();
    assertThat(
            List.of(
                open.text("separator", ""), open.text("quoteChar", ""), open.text("escaper", "")))
        .containsExactly(",", "'", "\\");
  }

  @Test
  void columnsAndKeysInSparksTypes() {
    TableLayout layout =
        TableLayout.of(table("org.openx.data.jsonserde.JsonSerDe", Map.of(), Map.of()));
    assertThat(layout.columns().toDDL()).isEqualTo("a STRUCT<x: ARRAY<INT>>");
    assertThat(layout.partitionKeys().toDDL()).isEqualTo("day DATE");
    assertThat(SparkHiveTypes.columns(layout.columns()).get(0).type())
        .isEqualTo("struct<x:array<int>>");
    assertThat(SparkHiveTypes.spark("uniontype<int,string>").typeName()).isEqualTo("string");
  }
}
