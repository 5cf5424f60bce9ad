package io.mastic.runtime.frame.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.mastic.runtime.frame.Frame;
import io.mastic.runtime.frame.Sparks;
import org.junit.jupiter.api.Test;

class DynamoJsonTest {
  private static final String ITEM =
      """
      {"Item":{"parentMap":{"M":{"childMap":{"M":{"appName":{"S":"app"},"updatedAt":{"N":"5"}}}}},
       "strings":{"SS":["a","b"]},"isDDBJson":{"BOOL":true},"nullValue":{"NULL":true},
       "list":{"L":[{"S":"x"},{"S":"y"}]},"mixed":{"L":[{"S":"x"},{"N":"1"}]}}}
      """;

  @Test
  void simplify() {
    Frame frame = Sparks.json(ITEM).then(DynamoJson::simplify);
    assertThat(Sparks.tree(frame))
        .isEqualTo(
            """
            root
            |-- parentMap: struct
            |    |-- childMap: struct
            |    |    |-- appName: string
            |    |    |-- updatedAt: string
            |-- strings: array
            |    |-- element: string
            |-- isDDBJson: boolean
            |-- nullValue: null
            |-- list: array
            |    |-- element: string
            |-- mixed: array
            |    |-- element: struct
            |    |    |-- S: string
            |    |    |-- N: string
            """);
    assertThat(Sparks.records(frame))
        .containsExactly(
            "{\"parentMap\":{\"childMap\":{\"appName\":\"app\",\"updatedAt\":\"5\"}},\"strings\":[\"a\",\"b\"],"
                + "\"isDDBJson\":true,\"list\":[\"x\",\"y\"],\"mixed\":[{\"S\":\"x\"},{\"N\":\"1\"}]}");
  }

  @Test
  void unnest() {
    Frame frame = Sparks.json(ITEM).then(DynamoJson::unnest);
    assertThat(Sparks.tree(frame))
        .isEqualTo(
            """
            root
            |-- parentMap.childMap.appName: string
            |-- parentMap.childMap.updatedAt: string
            |-- strings: array
            |    |-- element: string
            |-- isDDBJson: boolean
            |-- nullValue: null
            |-- list: array
            |    |-- element: struct
            |    |    |-- S: string
            |-- mixed: array
            |    |-- element: struct
            |    |    |-- S: string
            |    |    |-- N: string
            """);
  }

  @Test
  void anAttributeOfSeveralTypes() {
    Frame frame =
        Sparks.json("{\"Item\":{\"a\":{\"S\":\"x\"}}}", "{\"Item\":{\"a\":{\"N\":\"1\"}}}")
            .then(DynamoJson::simplify);
    assertThat(Sparks.records(frame)).containsExactly("{\"a\":\"x\"}", "{\"a\":\"1\"}");
  }
}
