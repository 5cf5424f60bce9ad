package io.mastic.runtime.sparksql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.glue.model.SerDeInfo;
import software.amazon.awssdk.services.glue.model.StorageDescriptor;

class SparkFormatsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "id INT, name STRING|org.apache.hadoop.hive.serde2.OpenCSVSerde",
        "at TIMESTAMP|org.apache.hadoop.hive.serde2.OpenCSVSerde",
        "id BIGINT, price DECIMAL(9,2), ok BOOLEAN, day DATE, d DOUBLE"
            + "|org.apache.hadoop.hive.serde2.lazy.LazySimpleSerDe",
      })
  void othersReadCsvByQuotesWhereATextMayHaveThem(String columns, String serde) {
    StorageDescriptor readable = readable(columns, Map.of("path", "s3://b/t"));
    assertThat(readable.serdeInfo().serializationLibrary()).isEqualTo(serde);
    assertThat(readable.location()).isEqualTo("s3://b/t");
  }

  @Test
  void theOptionsForOthersAreNoneOfSparks() {
    Map<String, String> options = Map.of("path", "s3://b/t", "sep", ";", "quote", "!");
    StorageDescriptor readable = readable("id INT, name STRING", options);
    assertThat(readable.serdeInfo().parameters())
        .containsEntry("separatorChar", ";")
        .containsEntry("quoteChar", "!")
        .containsEntry("escapeChar", "\\");
    assertThat(SparkFormats.sparks(readable, parameters("a INT")).serdeInfo().parameters())
        .isEqualTo(options);
  }

  private static StorageDescriptor readable(String columns, Map<String, String> options) {
    StorageDescriptor hidden =
        StorageDescriptor.builder()
            .serdeInfo(SerDeInfo.builder().parameters(options).build())
            .build();
    return SparkFormats.readable(hidden, parameters(columns));
  }

  private static Map<String, String> parameters(String columns) {
    Map<String, String> parameters = new HashMap<>();
    parameters.put("spark.sql.sources.provider", "csv");
    parameters.put("spark.sql.sources.schema", StructType.fromDDL(columns).json());
    return parameters;
  }
}
