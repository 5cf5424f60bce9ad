package io.mastic.runtime.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.glue.model.Table;

class LakeFormatTest {

  @ParameterizedTest
  @CsvSource({
    "table_type, ICEBERG, ICEBERG",
    "table_type, iceberg, ICEBERG",
    "table_type, delta, DELTA",
    "table_type, EXTERNAL_TABLE, ",
    "spark.sql.sources.provider, delta, DELTA",
    "spark.sql.sources.provider, hudi, HUDI",
    "spark.sql.sources.provider, parquet, ",
    "classification, hudi, HUDI",
    "classification, csv, "
  })
  void aTableSaysWhatItIs(String key, String value, @Nullable LakeFormat format) {
    Table table = Table.builder().name("t").parameters(Map.of(key, value)).build();
    assertThat(LakeFormat.of(table).orElse(null)).isEqualTo(format);
  }

  @Test
  void hudisOwnSynchronizingSaysItByTheInputFormat() {
    Table table =
        Table.builder()
            .storageDescriptor(
                s -> s.inputFormat("org.apache.hudi.hadoop.HoodieParquetInputFormat"))
            .build();
    assertThat(LakeFormat.of(table)).contains(LakeFormat.HUDI);
  }

  @Test
  void whoAsksForNoLibrariesIsToldHow() {
    assertThatThrownBy(() -> LakeFormat.HUDI.require("The table db.t"))
        .hasMessage("The table db.t is Hudi's: give the job --datalake-formats hudi");
  }
}
