package io.mastic.runtime.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.apache.hadoop.hive.serde2.typeinfo.TypeInfoUtils;
import org.apache.spark.sql.types.DataType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every word that crawlers write for a type, alone and within others, read by the parsers of Hive,
 * whose grammar is also Trino's for tables of a metastore, and of Spark.
 */
class CrawledTypesTest {

  static Stream<String> types() {
    return Stream.of(
            "boolean",
            "tinyint",
            "smallint",
            "int",
            "bigint",
            "float",
            "double",
            "string",
            "binary",
            "date",
            "timestamp",
            "decimal(1,0)",
            "decimal(38,18)",
            "decimal(38,38)",
            "char(1)",
            "varchar(65535)")
        .flatMap(
            word ->
                Stream.of(
                    word,
                    "array<" + word + ">",
                    "map<string," + word + ">",
                    "struct<a_1:" + word + ",_2:array<struct<date:" + word + ",struct:string>>>"));
  }

  @ParameterizedTest
  @MethodSource("types")
  void hiveAndSparkReadItAndWriteItTheSame(String type) {
    assertThat(TypeInfoUtils.getTypeInfoFromTypeString(type).getTypeName()).isEqualTo(type);
    assertThat(DataType.fromDDL(type).catalogString()).isEqualTo(type);
  }
}
