package io.mastic.runtime.jsonserde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hive.serde2.SerDeException;
import org.apache.hadoop.io.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openx.data.jsonserde.JsonSerDe;

class JsonLinesTest {

  private static JsonSerDe serde(String columns, String types, Map<String, String> properties)
      throws SerDeException {
    Properties table = new Properties();
    table.setProperty("columns", columns);
    table.setProperty("columns.types", types);
    properties.forEach(table::setProperty);
    JsonSerDe serde = new JsonSerDe();
    serde.initialize(new Configuration(false), table);
    return serde;
  }

  private static List<?> row(JsonSerDe serde, String line) throws SerDeException {
    return (List<?>) serde.deserialize(new Text(line));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '$',
      value = {
        "string        | {\"c\":\"x\"}          | x",
        "string        | {\"c\":{\"a\":[1]}}    | {\"a\":[1]}",
        "string        | {\"C\":\"folded\"}     | folded",
        "int           | {\"c\":12}             | 12",
        "int           | {\"c\":\"12\"}         | 12",
        "bigint        | {\"c\":9007199254740993} | 9007199254740993",
        "double        | {\"c\":1}              | 1.0",
        "decimal(10,2) | {\"c\":0.1}            | 0.1",
        "boolean       | {\"c\":true}           | true",
        "date          | {\"c\":\"2026-11-29\"} | 2026-11-29",
        "timestamp     | {\"c\":\"2026-11-29 10:00:00.5\"} | 2026-11-29 10:00:00.5",
        "array<int>    | {\"c\":[1,2]}          | [1, 2]",
        "array<int>    | {\"c\":1}              | [1]",
        "map<string,int> | {\"c\":{\"a\":1}}    | {a=1}",
        "struct<a:int,b:string> | {\"c\":{\"B\":\"x\",\"a\":1}} | [1, x]",
        "int           | {}                     | null",
        "int           | {\"c\":null}           | null",
      })
  void valuesByTheirTypes(String type, String line, String value) throws SerDeException {
    assertThat(String.valueOf(row(serde("c", type, Map.of()), line).get(0))).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '$',
      value = {
        "int        | {\"c\":\"x\"}",
        "int        | {\"c\":1.5}",
        "tinyint    | {\"c\":300}",
        "boolean    | {\"c\":1}",
        "map<string,int> | {\"c\":1}",
        "date       | {\"c\":\"soon\"}",
      })
  void whatIsNoValueOfTheTypeIsAnErrorThatNamesTheColumn(String type, String line)
      throws SerDeException {
    JsonSerDe strict = serde("c", type, Map.of());
    assertThatThrownBy(() -> row(strict, line)).hasMessageContaining("column c");
    assertThat(row(serde("c", type, Map.of("ignore.malformed.json", "true")), line).get(0))
        .isNull();
  }

  @Test
  void brokenLines() throws SerDeException {
    JsonSerDe strict = serde("a,b", "int:int", Map.of());
    assertThat(row(strict, " ")).hasSize(2).containsOnlyNulls();
    assertThatThrownBy(() -> row(strict, "{\"a\":")).hasMessageContaining("no JSON");
    assertThatThrownBy(() -> row(strict, "[1,2]")).hasMessageContaining("not a JSON object");
    JsonSerDe lenient = serde("a,b", "int:int", Map.of("ignore.malformed.json", "true"));
    assertThat(row(lenient, "{\"a\":")).hasSize(2).containsOnlyNulls();
  }

  @Test
  void keys() throws SerDeException {
    JsonSerDe mapped = serde("ts,n", "string:int", Map.of("mapping.ts", "timestamp"));
    assertThat(String.valueOf(row(mapped, "{\"timestamp\":\"x\",\"N\":1}"))).isEqualTo("[x, 1]");
    JsonSerDe exact = serde("n", "int", Map.of("case.insensitive", "false"));
    assertThat(row(exact, "{\"N\":1}").get(0)).isNull();
    Map<String, String> twice = Map.of("mapping.id", "id", "mapping.id_1", "ID");
    JsonSerDe both = serde("id,id_1,name", "int:int:string", twice);
    assertThat(String.valueOf(row(both, "{\"ID\":2,\"id\":1,\"Name\":\"x\"}")))
        .isEqualTo("[1, 2, x]");
    assertThat(String.valueOf(row(both, "{\"ID\":2}"))).isEqualTo("[null, 2, null]");
    JsonSerDe dots = serde("a_b", "int", Map.of("dots.in.keys", "true"));
    assertThat(row(dots, "{\"a.b\":1}").get(0)).isEqualTo(1);
  }

  @Test
  void aRowThatIsWrittenReadsTheSame() throws SerDeException {
    String types =
        "int:array<string>:struct<x:double,y:date>:decimal(10,2):map<string,boolean>:string";
    JsonSerDe serde = serde("a,b,c,d,e,f", types, Map.of("mapping.a", "A1"));
    String line =
        "{\"A1\":1,\"b\":[\"x\",null],\"c\":{\"x\":1.5,\"y\":\"2026-11-29\"},\"d\":12.30,\"e\":{\"k\":true}}";
    Object row = serde.deserialize(new Text(line));
    String written = serde.serialize(row, serde.getObjectInspector()).toString();
    assertThat(serde.deserialize(new Text(written))).isEqualTo(row);
    assertThat(written).contains("\"A1\":1").doesNotContain("\"f\"");
  }
}
