package io.mastic.runtime.frame.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.mastic.runtime.frame.Frame;
import io.mastic.runtime.frame.Sparks;
import io.mastic.runtime.frame.convert.JsonTexts;
import io.mastic.runtime.frame.fault.FaultSite;
import io.mastic.runtime.frame.step.Fields;
import io.mastic.runtime.frame.type.SparkTypes;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class InferenceTest {

  static Stream<Arguments> schemas() {
    return Stream.of(
        Arguments.of("nothing at all", List.of(), "root\n"),
        Arguments.of("no fields", List.of("{}"), "root\n"),
        Arguments.of(
            "plain fields in order",
            List.of("{\"b\":1,\"a\":\"x\",\"c\":true,\"d\":1.5,\"e\":12345678901}"),
            """
            root
            |-- b: int
            |-- a: string
            |-- c: boolean
            |-- d: double
            |-- e: long
            """),
        Arguments.of(
            "mixed types are a choice",
            List.of("{\"id\":\"1\",\"x\":1}", "{\"id\":\"2\",\"x\":\"one\"}"),
            """
            root
            |-- id: string
            |-- x: choice
            |    |-- int
            |    |-- string
            """),
        Arguments.of(
            "null gives way, only null is null",
            List.of("{\"x\":null,\"y\":null}", "{\"x\":1}"),
            """
            root
            |-- x: int
            |-- y: null
            """),
        Arguments.of(
            "records of two shapes are one struct",
            List.of("{\"p\":{\"a\":1}}", "{\"p\":{\"b\":{\"c\":\"x\"}}}", "{\"p\":{}}"),
            """
            root
            |-- p: struct
            |    |-- a: int
            |    |-- b: struct
            |    |    |-- c: string
            """),
        Arguments.of(
            "a struct or a text, elements of two types, empty lists",
            List.of("{\"s\":{\"a\":1},\"l\":[1,\"x\"],\"e\":[]}", "{\"s\":\"none\",\"l\":[[2]]}"),
            """
            root
            |-- s: choice
            |    |-- string
            |    |-- struct
            |    |    |-- a: int
            |-- l: array
            |    |-- element: choice
            |    |    |-- array
            |    |    |    |-- element: int
            |    |    |-- int
            |    |    |-- string
            |-- e: array
            |    |-- element: null
            """),
        Arguments.of(
            "names with dots, and names that differ in case",
            List.of("{\"a.b\":1,\"ID\":1,\"id\":\"x\"}"),
            """
            root
            |-- a.b: int
            |-- ID: int
            |-- id: string
            """));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("schemas")
  void schemaOfLines(String name, List<String> lines, String tree) {
    assertThat(Sparks.tree(Sparks.json(lines.toArray(String[]::new)))).isEqualTo(tree);
  }

  static Stream<String> lines() {
    return Stream.of(
        "{\"id\":1,\"x\":\"one\"}",
        "{\"id\":2,\"x\":{\"a\":[1,\"x\",null,{\"b\":2}]}}",
        "{\"id\":3,\"x\":[[1.5],[]]}",
        "{\"id\":4,\"x\":12345678901,\"ID\":true,\"a.b\":\"\"}",
        "{\"id\":5}");
  }

  @Test
  void whatIsReadIsWrittenBack() {
    Frame frame = Sparks.json(lines().toArray(String[]::new));
    assertThat(Sparks.records(frame)).containsExactlyElementsOf(lines().toList());
    assertThat(frame.data().schema().apply("x").dataType().simpleString())
        .isEqualTo(
            "struct<array:array<array<double>>,long:bigint,string:string,"
                + "struct:struct<a:array<struct<int:int,string:string,struct:struct<b:int>>>>>");
  }

  @Test
  void orderOfFieldsFollowsTheDataWhateverTheParallelism() {
    String[] many =
        Stream.iterate(0, i -> i < 200, i -> i + 1)
            .map(i -> "{\"first\":%d,\"f%d\":%d}".formatted(i, i % 40, i))
            .toArray(String[]::new);
    Frame one = RecordSource.json(Sparks.texts(many).coalesce(1), FaultSite.UNKNOWN);
    Frame several =
        RecordSource.records(
            Sparks.session(),
            JavaSparkContext.fromSparkContext(Sparks.session().sparkContext())
                .parallelize(List.of(many), 7)
                .map(line -> JsonTexts.read(line).get(0)));
    assertThat(several.schema()).isEqualTo(one.schema());
  }

  @Test
  void severalRecordsInATextAndListsOfRecords() {
    assertThat(
            Sparks.records(
                Sparks.json("{\"a\":1}\n{\"a\":2} {\"a\":3}", "[{\"a\":4},{\"a\":5}]", "  ")))
        .containsExactly("{\"a\":1}", "{\"a\":2}", "{\"a\":3}", "{\"a\":4}", "{\"a\":5}");
  }

  @Test
  void aGivenSchemaNeedsNoPass() {
    Frame frame =
        Sparks.json("{\"a\":\"1\",\"b\":2}")
            .withSchema(SparkTypes.toGlue(StructType.fromDDL("a int, c string")));
    assertThat(Sparks.records(frame)).containsExactly("{\"a\":1}");
  }

  @Test
  void stepsWaitUntilSomebodyAsks() {
    Frame frame = Sparks.json("{\"a\":1}").then(Fields.rename("a", "b"));
    assertThat(frame.isSchemaComputed()).isFalse();
    assertThat(Sparks.tree(frame)).isEqualTo("root\n|-- b: int\n");
    assertThat(frame.isSchemaComputed()).isTrue();
  }
}
