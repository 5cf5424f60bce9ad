package io.mastic.crawlers.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MergeTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          int            | int            | int
          int            | bigint         | bigint
          tinyint        | smallint       | smallint
          int            | double         | double
          bigint         | double         | double
          float          | int            | double
          decimal(10,2)  | decimal(12,4)  | decimal(12,4)
          decimal(10,2)  | int            | decimal(12,2)
          decimal(38,2)  | decimal(38,30) | double
          decimal(10,2)  | double         | double
          boolean        | int            | string
          string         | bigint         | string
          date           | timestamp      | string
          boolean        | string         | string
          """)
  void oneTypeForTwo(String a, String b, String both) {
    assertThat(Merge.types(Type.atom(a), Type.atom(b)).hive()).isEqualTo(both);
    assertThat(Merge.types(Type.atom(b), Type.atom(a)).hive()).isEqualTo(both);
  }

  @Test
  void nothingGivesWay() {
    assertThat(Merge.types(Type.NOTHING, Type.INT)).isEqualTo(Type.INT);
    assertThat(Merge.types(Type.INT, Type.NOTHING)).isEqualTo(Type.INT);
    assertThat(Type.NOTHING.hive()).isEqualTo("string");
  }

  @Test
  void partsAreMergedOneByOne() {
    Type a = struct(new Column("x", Type.INT), new Column("y", new Type.Array(Type.NOTHING)));
    Type b = struct(new Column("y", new Type.Array(Type.BIGINT)), new Column("z", Type.BOOLEAN));
    assertThat(Merge.types(a, b).hive()).isEqualTo("struct<x:int,y:array<bigint>,z:boolean>");
    assertThat(Merge.types(a, Type.STRING)).isEqualTo(Type.STRING);
    assertThat(Merge.types(a, new Type.Array(Type.INT))).isEqualTo(Type.STRING);
    assertThat(
            Merge.types(
                    new Type.MapOf(Type.STRING, Type.INT), new Type.MapOf(Type.STRING, Type.DOUBLE))
                .hive())
        .isEqualTo("map<string,double>");
  }

  private static Type struct(Column... fields) {
    return new Type.Struct(List.of(fields));
  }
}
