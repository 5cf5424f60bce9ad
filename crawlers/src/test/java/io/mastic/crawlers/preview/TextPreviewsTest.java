package io.mastic.crawlers.preview;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TextPreviewsTest extends PreviewedTables {

  /** SerDe, parameters, columns, content; then each row as it reads, a bad one with its reason. */
  static List<Arguments> texts() {
    return List.of(
        text(LAZY, CSV, "a int, b string", "1,x\n2,\"y, z\"\n", "1|x", "2|y, z"),
        text(LAZY, CSV, "a int, b string", "1,he said \"no\"\n", "1|he said \"no\""),
        text(LAZY, CSV, "a int, b string", "1,\"a \"\"b\"\"\"\r\n", "1|a \"b\""),
        text(LAZY, HEADED, "a int, b string", "a,b\n1,x\n", "1|x"),
        text(
            LAZY,
            Map.of("skip.header.line.count", "2", "field.delim", ";"),
            "a int",
            "h\nh\n7\n",
            "7"),
        text(LAZY, Map.of("field.delim", "\t"), "a string, b string", "\"x\t\\N\n", "\"x|null"),
        text(LAZY, Map.of(), "a int, b int", "1\u00012\n", "1|2"),
        text(
            LAZY,
            Map.of("field.delim", "|", "escape.delim", "\\"),
            "a string, b int",
            "x\\|y|3\n",
            "x|y|3"),
        text(LAZY, CSV, "a int, b string", "1\n", "1|null ! it has 1 field, the table 2 columns"),
        text(LAZY, CSV, "a int, b string", "1,x,y\n", "1|x ! it has 3 fields, the table 2 columns"),
        text(LAZY, CSV, "a int, b string", "one,x\n2,\n", "one|x ! a: one is no int", "2|"),
        text(
            LAZY,
            CSV,
            "a bigint, b double",
            "9223372036854775808,1e3\n",
            "9223372036854775808|1e3 ! a: 9223372036854775808 is no bigint"),
        text(
            LAZY,
            CSV,
            "a date, b timestamp",
            "2026-02-30,2026-01-01 10:00:00\n",
            "2026-02-30|2026-01-01 10:00:00 ! a: 2026-02-30 is no date"),
        text(LAZY, CSV, "a boolean, b decimal(5,2)", "yes,1.5\n", "yes|1.5 ! a: yes is no boolean"),
        text(LAZY, CSV, "a string, b string", "\uFEFFü,🦊\n", "ü|🦊"),
        text(
            OPEN,
            Map.of(),
            "a string, b string",
            "\"x, y\",\"say \"\"hi\"\"\"\n",
            "x, y|say \"hi\""),
        text(
            OPEN,
            Map.of("separatorChar", ";", "quoteChar", "'"),
            "a string, b string",
            "'x;y';z\n",
            "x;y|z"),
        text(OPEN, Map.of(), "a string, b string", "a\\\"b,c\n", "a\"b|c"),
        text(
            JSON,
            Map.of(),
            "a int, b string",
            "{\"a\":1,\"B\":\"x\"}\n{\"b\":null}\n",
            "1|x",
            "null|null"),
        text(
            JSON,
            Map.of(),
            "a int",
            "{\"a\":1}\nnot json\n{\"a\":3}\n",
            "1",
            "not json ! it is no JSON",
            "3"),
        text(JSON, Map.of(), "a int", "{\n  \"a\": 1\n}\n{\n  \"a\": 2\n}\n", "1", "2"),
        text(JSON, Map.of(), "a int", "{\"a\":1}{\"a\":2}", "1", "2"),
        text(JSON, Map.of(), "a int", "[{\"a\":1},{\"a\":2}]", "1", "2"),
        text(JSON, Map.of("jsonPath", "$[*]"), "a int", "[{\"a\":1},\n{\"a\":2}]", "1", "2"),
        text(
            JSON,
            Map.of(),
            "array array<struct<a:int>>",
            "[{\"a\":1},{\"a\":2}]",
            "[{\"a\":1},{\"a\":2}]"),
        text(
            JSON,
            Map.of(),
            "a struct<x:int>, b array<int>",
            "{\"a\":{\"x\":1},\"b\":[1,2]}\n",
            "{\"x\":1}|[1,2]"),
        text(
            JSON,
            Map.of(),
            "a struct<x:int>, b string",
            "{\"a\":3,\"b\":{\"c\":1}}\n",
            "3|{\"c\":1} ! a: 3 is no struct<x:int>"),
        text(JSON, Map.of(), "a int", "{\"a\":\"many\"}\n", "many ! a: \"many\" is no int"),
        text(JSON, Map.of(), "a int", "{\"a\":1}\n5\n", "1", "5"),
        text(
            JSON,
            Map.of(),
            "a int, b int",
            "[1,2]\n",
            "1|null ! it is no object",
            "2|null ! it is no object"));
  }

  private static Arguments text(
      String serde, Map<String, String> facts, String columns, String content, String... rows) {
    return Arguments.of(serde, facts, columns, content, List.of(rows));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void readsTexts(
      String serde, Map<String, String> facts, String columns, String content, List<String> rows) {
    String table = table(serde, facts, columns, "");
    town.put("data", table + "/part-0", content);
    assertThat(rows(preview(table))).isEqualTo(rows);
  }
}
