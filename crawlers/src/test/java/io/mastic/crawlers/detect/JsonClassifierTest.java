package io.mastic.crawlers.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonClassifierTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"A":1,"B":2}                            | a int, b int
          {"a":1} {"a":2147483648}                 | a bigint
          {"a":1} {"a":1.5}                        | a double
          {"a":1} {"a":"x"}                        | a string
          {"a":123456789012345678901234567890}     | a double
          {"a":NaN}                                | a double
          {"a":true} {"a":null}                    | a boolean
          {"a":null}                               | a string
          {"a":[]}                                 | a array<string>
          {"a":[1,null,2.5]}                       | a array<double>
          {"a":{}}                                 | a string
          {"a":{"userId":1,"x":[{"y":true}]}}      | a struct<userId:int,x:array<struct<y:boolean>>>
          {"a":{"x":1}} {"a":"s"}                  | a string
          {"a":{"x":1}} {"a":{"y":2}}              | a struct<x:int,y:int>
          {"a":1}{"b":2}                           | a int, b int
          [{"a":1},{"a":2}]                        | array array<struct<a:int>>
          [1,2]                                    | array array<int>
          {"t":"2020-01-01T00:00:00Z"}             | t string
          {"x":1,"X":2}                            | x int, x_1 int
          """)
  void columnsOfRecords(String text, String columns) {
    assertThat(Looks.columns(Looks.look(JsonClassifier.builtIn(), text))).isEqualTo(columns);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "{",
        "{\"a\":1",
        "{\"a\":1} garbage",
        "{\"a\":1}\n2",
        "{a:1}",
        "{'a':1}",
        "[1,2",
        "text",
        "12",
        "\"text\"",
        "{\"a\":1,}",
      })
  void whatIsNoJson(String text) {
    assertThat(Looks.look(JsonClassifier.builtIn(), text)).isEmpty();
  }

  @Test
  void prettyPrintedDocumentsAndMarks() {
    String text = "\uFEFF{\n  \"a\": 1,\n  \"b\": [\n    2\n  ]\n}\n\n{\n  \"a\": 3\n}\n";
    Look.Recognized look = Looks.look(JsonClassifier.builtIn(), text).orElseThrow();
    assertThat(Looks.columns(look)).isEqualTo("a int, b array<int>");
    assertThat(look.records()).isEqualTo(2);
    assertThat(look.paths()).containsExactly("a", "b");
  }

  @Test
  void keysKeepTheirSpellingForTheReader() {
    Look.Recognized look =
        Looks.look(JsonClassifier.builtIn(), "{\"userId\":1,\"Name\":\"x\"}").orElseThrow();
    assertThat(look.paths()).containsExactly("Name", "userId");
    assertThat(Looks.columns(look)).isEqualTo("userid int, name string");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          $[*]                          | [{"a":1},{"a":2.5}]                     | a double                | 2
          $.id                          | {"id":"x"} {"id":"y"}                   | record string           | 2
          $[*]                          | [{"a":1},null,{"a":2}]                  | a int                   | 2
          $.id                          | {"id":"x"} {"id":null}                  | record string           | 1
          rows[*].c                     | {"rows":[{"c":{"a":1}},{"c":{"a":2}}]}  | a int                   | 2
          $.rows                        | {"rows":[{"a":1},null,{"b":2}]}         | a int, b int            | 2
          $.rows[*]                     | {"n":[1,{"z":2}],"rows":[{"a":1},{"b":2}]} | a int, b int         | 2
          $.identifiers[*].identifier   | {"identifiers":[{"identifier":"x","q":1}]} | record string        | 1
          $['odd name'][0]              | {"odd name":[{"a":1},{"b":1}]}          | a int                   | 1
          $.*.v                         | {"p":{"v":{"a":1}},"q":{"v":{"b":1}}}   | a int, b int            | 2
          """)
  void pathsOfCustomClassifiers(String path, String text, String columns, long records) {
    Look.Recognized look = Looks.look(JsonClassifier.withPath(path), text).orElseThrow();
    assertThat(Looks.columns(look)).isEqualTo(columns);
    assertThat(look.records()).isEqualTo(records);
    assertThat(look.format().parameters()).containsEntry("jsonPath", path);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "[", "a..b", "$.", "$[", "$[x]", "$..a", "$.a[?(@.b)]"})
  void pathsThatAreNone(String path) {
    assertThatThrownBy(() -> JsonClassifier.withPath(path))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aDocumentThatWasCutTellsWhatItsBeginningHolds() {
    String element = "{\"id\": 12345, \"tags\": [\"one\", \"two\"]},";
    String text = "[" + element.repeat(100);
    for (int cut = text.length() - 90; cut < text.length(); cut++) {
      byte[] bytes = text.substring(0, cut).getBytes(StandardCharsets.UTF_8);
      Sample sample = new Sample(bytes, false, 0.1, Compression.NONE);
      assertThat(Looks.columns(JsonClassifier.builtIn().look(sample)))
          .as("cut at %s", cut)
          .isEqualTo("array array<struct<id:int,tags:array<string>>>");
    }
  }

  @Test
  void recordsOfACutSampleAreEstimated() {
    byte[] bytes = "{\"a\":1}\n{\"a\":2}\n{\"a".getBytes(StandardCharsets.UTF_8);
    Look.Recognized look =
        JsonClassifier.builtIn()
            .look(new Sample(bytes, false, 0.01, Compression.NONE))
            .orElseThrow();
    assertThat(look.records()).isEqualTo(200);
  }

  @Test
  void nestingHasAnEnd() {
    String deep = "[".repeat(100_000);
    assertThat(Looks.look(JsonClassifier.builtIn(), deep)).isEmpty();
    Sample cut = new Sample(deep.getBytes(StandardCharsets.UTF_8), false, 0.1, Compression.NONE);
    assertThat(JsonClassifier.builtIn().look(cut)).isEmpty();
  }
}
