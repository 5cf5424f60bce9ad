package io.mastic.runtime.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** As many records as a crawler counts at the same path. */
class JsonAtPathTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          $                           | [{"a":1},{"a":2.5}]                  | [{a=1}, {a=2.5}]
          $[*]                        | [{"a":1},{"a":2.5}]                  | [{a=1}, {a=2.5}]
          [*]                         | [{"a":1},{"a":2.5}]                  | [{a=1}, {a=2.5}]
          a.b                         | {"a":{"b":{"c":1}}}                  | [{c=1}]
          $[*]                        | [{"a":1}]                            | [{a=1}]
          $[*]                        | {"a":1}                              | []
          $[1]                        | [{"a":1},{"a":2}]                    | [{a=2}]
          $.id                        | {"id":"x/y"} {"id":7} {"no":1}       | [{record=x/y}, {record=7}]
          $.id                        | {"id":null}                          | []
          $.rows                      | {"rows":[{"a":1},{"b":2}]}           | [{a=1}, {b=2}]
          $.rows                      | {"rows":[1,null,{"b":2}]}            | [{record=1}, {b=2}]
          $[*]                        | [{"a":1},null]                       | [{a=1}]
          $.rows                      | {"rows":{"a":1}}                     | [{a=1}]
          $.rows[*]                   | {"n":[1],"rows":[{"a":1},{"b":2}]}   | [{a=1}, {b=2}]
          $.rows[*].x                 | {"rows":[{"x":"p"},{"y":1}]}         | [{record=p}]
          $['odd name'][0]            | {"odd name":[{"a":1},{"b":1}]}       | [{a=1}]
          $.*.v                       | {"p":{"v":{"a":1}},"q":{"v":{"b":1}}} | [{a=1}, {b=1}]
          """)
  void recordsAtAPath(String path, String text, String records) throws IOException {
    assertThat(new JsonAtPath(path).read(text)).hasToString(records);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "[", "a..b", "$.", "$[", "$[x]", "$..a", "$.a[?(@.b)]"})
  void pathsThatAreNone(String path) {
    assertThatThrownBy(() -> new JsonAtPath(path))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("The jsonPath " + path + " is none");
  }
}
