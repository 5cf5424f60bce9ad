package io.mastic.crawlers.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Types are words that Hive, Spark and Trino read; the runtime's tests have their parsers do it.
 */
class TypeTest {

  @ParameterizedTest
  @CsvSource({
    "a_1,   'array<struct<a_1:struct<n:int>,x:string>>'",
    "_1,    'array<struct<_1:struct<n:int>,x:string>>'",
    "1,     array<string>",
    "1d,    array<string>",
    "date,  'array<struct<date:struct<n:int>,x:string>>'",
    "a-b,   array<string>",
    "'a b', array<string>",
    "$id,   array<string>",
    "@type, array<string>",
    "a.b,   array<string>",
    "a:b,   array<string>",
    "ü,     array<string>",
    "'a,b', array<string>",
    "'a<b', array<string>",
    "'',    array<string>",
  })
  void aStructOfNamesThatNoParserTakesIsText(String name, String hive) {
    Type inner = new Type.Struct(List.of(new Column("n", Type.INT)));
    Type type =
        new Type.Array(
            new Type.Struct(List.of(new Column(name, inner), new Column("x", Type.STRING))));
    assertThat(type.plain().hive()).isEqualTo(hive);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "void",
        "variant",
        "integer",
        "decimal",
        "decimal(10, 2)",
        "uuid",
        "int>",
        "array"
      })
  void noOtherWordsAreWritten(String word) {
    assertThatThrownBy(() -> Type.atom(word)).isInstanceOf(IllegalArgumentException.class);
  }
}
