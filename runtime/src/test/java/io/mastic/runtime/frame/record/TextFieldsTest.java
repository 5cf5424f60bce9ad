package io.mastic.runtime.frame.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mastic.runtime.frame.Frame;
import io.mastic.runtime.frame.Sparks;
import io.mastic.runtime.frame.fault.FaultSite;
import io.mastic.runtime.frame.step.Fields;
import java.util.stream.Stream;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts that hold values: unbox, declared columns, malformed records. */
class TextFieldsTest {
  private static final FaultSite SITE = new FaultSite("line 7", "info");

  static Stream<Arguments> boxes() {
    return Stream.of(
        Arguments.of(
            "{\"a\":1,\"b\":\"{\\\"x\\\":1,\\\"y\\\":[true]}\"}",
            "b",
            "json",
            "{}",
            """
            root
            |-- a: int
            |-- b: struct
            |    |-- x: int
            |    |-- y: array
            |    |    |-- element: boolean
            """,
            "{\"a\":1,\"b\":{\"x\":1,\"y\":[true]}}"),
        Arguments.of(
            "{\"p\":{\"b\":\"[1,\\\"x\\\"]\"}}",
            "p.b",
            "json",
            "",
            """
            root
            |-- p: struct
            |    |-- b: array
            |    |    |-- element: choice
            |    |    |    |-- int
            |    |    |    |-- string
            """,
            "{\"p\":{\"b\":[1,\"x\"]}}"),
        Arguments.of(
            "{\"c\":\"1|\\\"two\\\"|\"}",
            "c",
            "csv",
            "{\"separator\":\"|\"}",
            "root\n|-- c: struct\n|    |-- col0: string\n|    |-- col1: string\n|    |-- col2: null\n",
            "{\"c\":{\"col0\":\"1\",\"col1\":\"two\"}}"),
        Arguments.of(
            "{\"b\":\"{\\\"x\\\":\\\"5\\\",\\\"z\\\":0}\"}",
            "b",
            "json",
            "{\"withSchema\":\"{\\\"dataType\\\":\\\"struct\\\",\\\"fields\\\":[{\\\"name\\\":\\\"x\\\",\\\"container\\\":{\\\"dataType\\\":\\\"long\\\"}}]}\"}",
            "root\n|-- b: struct\n|    |-- x: long\n",
            "{\"b\":{\"x\":5}}"));
  }

  @ParameterizedTest
  @MethodSource("boxes")
  void unbox(String line, String path, String format, String options, String tree, String record) {
    Frame unboxed = Unbox.field(Sparks.json(line), path, format, options, SITE);
    assertThat(Sparks.tree(unboxed)).isEqualTo(tree);
    assertThat(Sparks.records(unboxed)).containsExactly(record);
    assertThat(unboxed.faults().count()).isZero();
  }

  @Test
  void aTextThatCannotBeUnboxedIsNullAndAnError() {
    Frame unboxed =
        Unbox.field(
            Sparks.json("{\"b\":\"{\\\"x\\\":1}\"}", "{\"b\":\"{oops\"}", "{\"b\":null}"),
            "b",
            "json",
            "{}",
            SITE);
    assertThat(Sparks.records(unboxed)).containsExactly("{\"b\":{\"x\":1}}", "{}", "{}");
    assertThat(unboxed.faults().ownCount()).isEqualTo(1);
    assertThat(Sparks.records(unboxed.errors()))
        .singleElement()
        .asString()
        .contains("\"input\":\"{oops\"");
  }

  @Test
  void aFormatThatUnboxDoesNotRead() {
    assertThatThrownBy(() -> Unbox.field(Sparks.json("{\"b\":\"x\"}"), "b", "parquet", "{}", SITE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("parquet");
  }

  @Test
  void malformedRecordsAreErrorsWithWhatCouldBeRead() {
    Frame frame =
        RecordSource.json(
            Sparks.texts(
                "{\"id\": 1, \"name\": \"george\"}",
                "{\"id\": 2, \"name\": \"benjamin\",",
                "{\"id\": 3, \"name\": \"alexander\"}"),
            SITE);
    assertThat(Sparks.records(frame))
        .containsExactlyInAnyOrder(
            "{\"id\":1,\"name\":\"george\"}", "{\"id\":3,\"name\":\"alexander\"}");
    assertThat(frame.faults().count()).isEqualTo(1);
    assertThat(Sparks.records(frame.errors()))
        .singleElement()
        .asString()
        .contains(
            "\"site\":\"line 7\"",
            "\"msg\":\"error in reader",
            "\"dynamicRecord\":{\"id\":2,\"name\":\"benjamin\"}");
    assertThat(frame.then(Fields.rename("id", "n")).errors().data().count()).isEqualTo(1);
  }

  @Test
  void declaredColumnsAreChoicesOnlyWhereTheTextIsNoSuchValue() {
    var texts =
        Sparks.session()
            .sql(
                "select * from values ('1','2020-01-01','a','1.5'), ('x','2020-01-02',null,null), (null,'2020-01-03','c','2') as t(a,b,c,d)");
    Frame frame =
        Declared.frame(
            texts, StructType.fromDDL("`Provider Id` bigint, b date, c string, d double"));
    assertThat(Sparks.tree(frame))
        .isEqualTo(
            """
            root
            |-- Provider Id: choice
            |    |-- long
            |    |-- string
            |-- b: date
            |-- c: string
            |-- d: double
            """);
    assertThat(Sparks.records(frame))
        .containsExactly(
            "{\"Provider Id\":1,\"b\":\"2020-01-01\",\"c\":\"a\",\"d\":1.5}",
            "{\"Provider Id\":\"x\",\"b\":\"2020-01-02\"}",
            "{\"b\":\"2020-01-03\",\"c\":\"c\",\"d\":2.0}");
  }
}
